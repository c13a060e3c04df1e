"""The format adviser: from what one wants with a talk, and with how many, to how it could be held."""

from dataclasses import dataclass as plain_dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic.dataclasses import dataclass

from .content import Text
from .reading import STRICT, directory, shaped_in_both

AimId = Literal["inform", "listen", "dialogue", "decide"]
MANY_SESSIONS = 12
"""More evenings than this are hard to see through: then other formats come first in the advice."""


@dataclass(frozen=True, config=STRICT)
class Aim:
    id: AimId
    name: Text
    means: Text


@dataclass(frozen=True, config=STRICT)
class RunSheetStep:
    """`minutes` is 0 where there is no clock, as in the work with a letter."""

    text: Text
    minutes: Annotated[int, Field(ge=0, le=600)] = 0


@dataclass(frozen=True, config=STRICT)
class Format:
    """`aims` stand with the one it suits best first; `kind` is a meeting's kind, empty where nobody meets.

    A format that `represents` has one of each group in it, however many they are.
    """

    id: Annotated[str, Field(pattern=r"^[a-z-]+$", max_length=30)]
    name: Text
    aims: Annotated[tuple[AimId, ...], Field(min_length=1)]
    smallest: Annotated[int, Field(ge=1)]
    largest: Annotated[int, Field(ge=1)]
    gathers: bool
    about: Text
    steps: Annotated[tuple[RunSheetStep, ...], Field(min_length=2)]
    roles: Annotated[tuple[Text, ...], Field(min_length=1)]
    room: Text
    risks: Annotated[tuple[Text, ...], Field(min_length=1)]
    kind: str = ""
    represents: bool = False

    @field_validator("largest")
    @classmethod
    def holds_the_smallest(cls, largest: int, info: ValidationInfo) -> int:
        if largest < info.data.get("smallest", 0):
            raise ValueError("is less than the smallest")
        return largest

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    @property
    def timed_steps(self) -> list[tuple[int, RunSheetStep]]:
        """Each step, with the minutes from the start until it begins."""
        begins = [sum(step.minutes for step in self.steps[:at]) for at in range(len(self.steps))]
        return list(zip(begins, self.steps, strict=True))


@dataclass(frozen=True, config=STRICT)
class FormatGuide:
    aims: Annotated[tuple[Aim, ...], Field(min_length=4, max_length=4)]
    formats: tuple[Format, ...]

    @field_validator("formats")
    @classmethod
    def are_told_apart(cls, formats: tuple[Format, ...]) -> tuple[Format, ...]:
        """Plans remember these ids for years."""
        ids = [each.id for each in formats]
        for id_ in ids:
            if ids.count(id_) > 1:
                raise ValueError(f"«{id_}» stands twice")
        return formats

    def aim(self, id_: str) -> Aim:
        return next(aim for aim in self.aims if aim.id == id_)

    def format(self, id_: str) -> Format | None:
        return next((each for each in self.formats if each.id == id_), None)


@plain_dataclass(frozen=True)
class FormatAdvice:
    """A format that suits, held `sessions` times with about `people` in each."""

    format: Format
    people: int
    sessions: int

    @property
    def is_much(self) -> bool:
        return self.sessions > MANY_SESSIONS


def advise(guide: FormatGuide, aim: AimId, people: int) -> list[FormatAdvice]:
    """The best first: what can be seen through, then what suits the aim; then small groups where people shall talk
    together, and few evenings where they shall hear or be heard."""
    found = [advice_on(each, people) for each in guide.formats if aim in each.aims and people >= each.smallest]
    talks = aim in {"dialogue", "decide"}

    def order(advice: FormatAdvice) -> tuple[bool, int, int]:
        return advice.is_much, advice.format.aims.index(aim), advice.people if talks else advice.sessions

    return sorted(found, key=order)


def advice_on(suited: Format, people: int) -> FormatAdvice:
    if suited.represents:
        return FormatAdvice(suited, min(people, suited.largest), 1)
    sessions = -(-people // suited.largest)
    return FormatAdvice(suited, -(-people // sessions), sessions)


def format_guide(version: str) -> FormatGuide:
    return _format_guide(directory(), version)


@cache
def _format_guide(content: Path, version: str) -> FormatGuide:
    return shaped_in_both(FormatGuide, content / version, "formats.yaml")
