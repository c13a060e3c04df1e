"""Letters to neighbours in plain language, to begin from: data, in bokmål and nynorsk.

`{…}` is filled from what is published; `[…]` is for whoever writes, and must be gone before the letter is approved.
"""

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field
from pydantic.dataclasses import dataclass

from .content import Text
from .reading import STRICT, directory, shaped_in_both

LetterId = Literal["first", "invitation", "change", "status", "thanks"]
# What a letter can be filled with; involvement/lettering.py knows where each is found.
BLANKS = frozenset({"municipality", "project", "area", "next_dates", "meeting", "when", "place", "changes", "contact"})
BLANK = re.compile(r"\{(\w+)\}")


def _known(text: Text) -> Text:
    """A slip in a name of a blank is found at start; and both languages are filled with the same."""
    for words in (text.nb, text.nn):
        if unknown := set(BLANK.findall(words)) - BLANKS:
            raise ValueError(f"nothing is known of {{{'}, {'.join(sorted(unknown))}}}")
    if set(BLANK.findall(text.nb)) != set(BLANK.findall(text.nn)):
        raise ValueError("bokmål and nynorsk are not filled with the same")
    return text


Filled = Annotated[Text, AfterValidator(_known)]


@dataclass(frozen=True, config=STRICT)
class LetterTemplate:
    id: LetterId
    name: Text
    use: Text
    title: Filled
    text: Filled


def _all_kinds(templates: "tuple[LetterTemplate, ...]") -> "tuple[LetterTemplate, ...]":
    if [template.id for template in templates] != list(get_args(LetterId)):
        raise ValueError(f"must be {', '.join(get_args(LetterId))}, in that order")
    return templates


@dataclass(frozen=True, config=STRICT)
class LetterTemplates:
    letters: Annotated[tuple[LetterTemplate, ...], Field(min_length=1), AfterValidator(_all_kinds)]


def letter_templates() -> tuple[LetterTemplate, ...]:
    return _read(directory()).letters


def letter_template(id_: str) -> LetterTemplate | None:
    return next((template for template in letter_templates() if template.id == id_), None)


@cache
def _read(content: Path) -> LetterTemplates:
    return shaped_in_both(LetterTemplates, content / "letters", "letters.yaml")
