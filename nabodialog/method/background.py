"""What stands around the method: where it comes from, what to read further, and what its words mean."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from .content import Text
from .reading import STRICT, directory, shaped, shaped_in_both


@dataclass(frozen=True, config=STRICT)
class About:
    title: Text
    authors: Text
    publisher: Text
    published: Text
    url: str
    lead: Text
    points: tuple[Text, ...]
    wording: Text


@dataclass(frozen=True, config=STRICT)
class Reference:
    """Something to read further, in the language it was written in."""

    title: str
    by: str
    year: str
    url: Annotated[str, Field(pattern="^https://")]
    language: Literal["nb", "en"] = "nb"


@dataclass(frozen=True, config=STRICT)
class Term:
    id: str
    word: Text
    meaning: Text


def about(version: str) -> About:
    return _about(directory(), version)


def references(version: str) -> tuple[Reference, ...]:
    return _references(directory(), version)


def glossary(version: str) -> tuple[Term, ...]:
    return _glossary(directory(), version)


@cache
def _about(content: Path, version: str) -> About:
    return shaped_in_both(About, content / version, "about.yaml")


@cache
def _references(content: Path, version: str) -> tuple[Reference, ...]:
    return shaped(tuple[Reference, ...], content / version / "references.yaml")


@cache
def _glossary(content: Path, version: str) -> tuple[Term, ...]:
    return shaped_in_both(tuple[Term, ...], content / version, "glossary.yaml")
