"""The guard's word lists, read once, and the words and sentences of a text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LISTS = Path(__file__).parent / "lists"
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# A full stop ends a sentence only before a capital letter: «2. etasje» and «kl. 18» go on.
SENTENCE_ENDS = re.compile(r"[.!?]\s{1,3}(?=[A-ZÆØÅÁ«–])|\n")


@cache
def words_in(name: str) -> frozenset[str]:
    lines = (LISTS / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def lists_in(name: str) -> dict[str, Any]:
    """Lists by their name: of words, or of patterns."""
    lists = yaml.load((LISTS / f"{name}.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return {key: value.split() if isinstance(value, str) else value for key, value in lists.items()}


@dataclass(frozen=True)
class Endings:
    """Words as a list gives them: whole, or with «*» for any ending."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    @classmethod
    def of(cls, words: list[str]) -> "Endings":
        begun = tuple(word[:-1] for word in words if word.endswith("*"))
        return cls(frozenset(word for word in words if not word.endswith("*")), begun)

    def __contains__(self, word: str) -> bool:
        return word in self.whole or word.startswith(self.begun)


@dataclass(frozen=True)
class Word:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()


def words_of(text: str) -> list[Word]:
    return [Word(match[0], *match.span()) for match in WORD.finditer(text)]


class Sentences:
    """Tells which sentence a place in the text belongs to."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in SENTENCE_ENDS.finditer(text))]
        self.length = len(text)

    def number_at(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def around(self, place: int) -> tuple[int, int]:
        number = self.number_at(place)
        return self.starts[number], (*self.starts, self.length)[number + 1]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(zip(self.starts, [*self.starts[1:], self.length], strict=True))
