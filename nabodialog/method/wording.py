"""Words that may hurt those who are written about, and what to write instead: data, in bokmål and nynorsk."""

import re
from dataclasses import dataclass as plain_dataclass
from functools import cache
from pathlib import Path

from pydantic.dataclasses import dataclass

from .reading import STRICT, directory, shaped

LANGUAGES = ("nb", "nn")
# What Norwegian nouns and adjectives end in, so that a list needs no more than the plain form of each word.
ENDINGS = "e|en|et|a|ar|ane|er|ere|ene|ne|r|s|es|ens|ets|as|ars|anes|ers|enes|nes"


@dataclass(frozen=True, config=STRICT)
class Wording:
    """Words that mean much the same, and what to write instead of any of them."""

    words: tuple[str, ...]
    instead: str


@plain_dataclass(frozen=True)
class Hurtful:
    """A word as it stood in the text, and what to write instead."""

    word: str
    instead: str


def hurtful_words(text: str, language: str) -> list[Hurtful]:
    """In the order they stand, each once."""
    pattern, instead = _pattern(directory(), language)
    found = {match[0].lower(): match for match in reversed(list(pattern.finditer(text)))}
    in_order = sorted(found.values(), key=lambda match: match.start())
    return [Hurtful(match[0], instead[str(match.lastgroup)]) for match in in_order]


def wordings(language: str) -> tuple[Wording, ...]:
    return _read(directory(), language)


@cache
def _read(content: Path, language: str) -> tuple[Wording, ...]:
    return shaped(tuple[Wording, ...], content / "wording" / f"{language}.yaml")


@cache
def _pattern(content: Path, language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern with a group for each wording, and what each group is to be replaced with."""
    groups = {f"w{number}": wording for number, wording in enumerate(_read(content, language))}
    parts = [f"(?P<{name}>{'|'.join(map(re.escape, wording.words))})" for name, wording in groups.items()]
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?:{ENDINGS})?(?![\w-])", re.IGNORECASE)
    return pattern, {name: wording.instead for name, wording in groups.items()}
