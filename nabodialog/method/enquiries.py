"""What a neighbour may write that must be met with more than a form: danger, and what the law has another way for."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from pydantic.dataclasses import dataclass

from .reading import STRICT, directory, shaped

SOURCE = "nb"
ENDING = r"\w{0,2}"


@dataclass(frozen=True, config=STRICT)
class Formal:
    """Something that has no effect when it is sent here, and where it must go."""

    name: str
    words: tuple[str, ...]
    where: str


@dataclass(frozen=True, config=STRICT)
class EnquiryGuide:
    urgent: tuple[str, ...]
    formal: tuple[Formal, ...]
    complaining: tuple[str, ...]
    source: str
    verified_on: date | None = None


def enquiry_guide(language: str) -> EnquiryGuide:
    """In bokmål where the language has no file of its own."""
    return _read(directory(), language if language in enquiry_languages() else SOURCE)


def enquiry_languages() -> list[str]:
    return sorted(path.stem for path in (directory() / "enquiries").glob("*.yaml"))


def urgent_words() -> list[str]:
    """Of all languages, each once: a text may be in any of them."""
    return sorted({word for language in enquiry_languages() for word in enquiry_guide(language).urgent})


def holds_any(words: Iterable[str], text: str) -> bool:
    """Also with a letter or two behind, as words bend."""
    known = tuple(words)
    return bool(known) and _holds(known, text)


def formal_matters(text: str, language: str) -> list[Formal]:
    """Those it seems to be, in the reader's language. They stand in the same order in all of them."""
    found = {
        place
        for code in enquiry_languages()
        for place, matter in enumerate(enquiry_guide(code).formal)
        if _holds(matter.words, text)
    }
    return [matter for place, matter in enumerate(enquiry_guide(language).formal) if place in found]


def _holds(words: Iterable[str], text: str) -> bool:
    return bool(_pattern(tuple(words)).search(text))


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    spelt = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<!\w)(?:{spelt}){ENDING}(?!\w)", re.IGNORECASE)


@cache
def _read(content: Path, language: str) -> EnquiryGuide:
    return shaped(EnquiryGuide, content / "enquiries" / f"{language}.yaml")
