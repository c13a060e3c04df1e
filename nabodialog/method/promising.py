"""Sentences that neighbours hear as promises: data, in bokmål and nynorsk. Pure; nothing is made of what is found."""

import re
from dataclasses import dataclass as plain_dataclass
from functools import cache
from pathlib import Path

from pydantic.dataclasses import dataclass

from .reading import STRICT, directory, shaped

LANGUAGES = ("nb", "nn")
ENDS = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, config=STRICT)
class Phrasing:
    """Ways to begin a promise. A vague one says neither what nor when."""

    words: tuple[str, ...]
    vague: bool = False


@plain_dataclass(frozen=True)
class Sounding:
    """A sentence as it stood, and the words in it that promise."""

    sentence: str
    words: str
    is_vague: bool


def sounding_like_promises(text: str, language: str) -> list[Sounding]:
    """In the order they stand, each once. A question promises nothing."""
    known = language if language in LANGUAGES else LANGUAGES[0]
    sentences = dict.fromkeys(part.strip() for part in ENDS.split(text))
    found = ((sentence, _firm(directory(), known).search(sentence)) for sentence in sentences)
    loose = _vague(directory(), known)
    matched = [(sentence, firm or loose.search(sentence), firm is None) for sentence, firm in found]
    return [
        Sounding(sentence, match[0], is_vague)
        for sentence, match, is_vague in matched
        if match and not sentence.endswith("?")
    ]


def phrasings(language: str) -> tuple[Phrasing, ...]:
    return _read(directory(), language)


@cache
def _read(content: Path, language: str) -> tuple[Phrasing, ...]:
    return shaped(tuple[Phrasing, ...], content / "promising" / f"{language}.yaml")


@cache
def _firm(content: Path, language: str) -> re.Pattern[str]:
    return _pattern([each for each in _read(content, language) if not each.vague])


@cache
def _vague(content: Path, language: str) -> re.Pattern[str]:
    return _pattern([each for each in _read(content, language) if each.vague])


def _pattern(of: list[Phrasing]) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for each in of for word in each.words)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
