"""The guide to a communication strategy: its headings, what to ask under each, an example, and whom to reach."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from .content import Text
from .reading import STRICT, directory, shaped_in_both


@dataclass(frozen=True, config=STRICT)
class Heading:
    id: Annotated[str, Field(pattern=r"^[a-z-]+$", max_length=40)]
    name: Text
    ask: Text
    example: Text


@dataclass(frozen=True, config=STRICT)
class GroupGuide:
    """A kind of group that most neighbourhoods have, and why to talk with it."""

    id: Annotated[str, Field(pattern=r"^[a-z-]+$", max_length=30)]
    name: Text
    why: Text


@dataclass(frozen=True, config=STRICT)
class StrategyGuide:
    """`questions` must all be answered; the channels a municipality does not use stay empty."""

    basis: tuple[Heading, ...]
    questions: tuple[Heading, ...]
    channels: tuple[Heading, ...]
    groups: tuple[GroupGuide, ...]

    def __iter__(self) -> Iterator[Heading]:
        yield from (*self.basis, *self.questions, *self.channels)

    def heading(self, id_: str) -> Heading | None:
        return next((heading for heading in self if heading.id == id_), None)


def strategy_guide(version: str) -> StrategyGuide:
    return _strategy_guide(directory(), version)


@cache
def _strategy_guide(content: Path, version: str) -> StrategyGuide:
    return shaped_in_both(StrategyGuide, content / version, "strategy.yaml")
