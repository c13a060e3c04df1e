"""What our letters lack is left out of a sheet's texts; digits, colours, levels and pictures stay as they are.

A sign is told of as it stands, or by its number (`\\u{489}`). One that stands *upon* another, as the frame of 1️⃣ does,
may be told of as what it stands on; so that is kept where there is a mark to take away.
"""

import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any
from unicodedata import normalize

NEVER_SET = {"accent", "code", "language", "logo"}
BY_NUMBER = re.compile(r"\\u\{([0-9a-f]+)\}")
# What comes along with emoji, and what may have come along with a paste.
SURPLUS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u20e3\ufe0f]")
MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+"
# What our letters have for certain: those of the languages that we write, and the usual punctuation.
NOT_SURE = re.compile("[^\t\n\r\x20-\x7e\xa0-\u0148\u014a-\u017f\u2013-\u2026]")
Change = Callable[[str], str]


def without(told: str, data: str) -> str:
    """As little as can be; the same as before where there is nothing that may be left out."""
    lacking = BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), told)
    changes: list[Change] = [
        composed,
        partial(SURPLUS.sub, ""),
        partial(re.sub, f"(?<={re.escape(lacking)}){MARKS}", ""),
    ]
    if not lacking.isascii():
        changes.append(lambda text: text.replace(lacking, ""))
    return next((less for each in changes if (less := changed(each, data)) != data), data)


def composed(text: str) -> str:
    """An å that comes as an a and a ring is one letter; else the ring would be left out."""
    return normalize("NFC", text)


def only_what_is_sure(data: str) -> str:
    return changed(partial(NOT_SURE.sub, ""), data)


def changed(change: Change, data: str) -> str:
    """In every text that is set."""
    return json.dumps(in_texts(change, json.loads(data)), ensure_ascii=False)


def in_texts(change: Change, content: Any) -> Any:
    if isinstance(content, str):
        return change(content)
    if isinstance(content, list):
        return [in_texts(change, each) for each in content]
    if isinstance(content, dict):
        return {name: value if name in NEVER_SET else in_texts(change, value) for name, value in content.items()}
    return content
