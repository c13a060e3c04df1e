"""The guide to a workshop that starts a project: two hours, step by step. Data, in bokmål and nynorsk."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic.dataclasses import dataclass

from .content import Text
from .reading import STRICT, directory, shaped_in_both

WHOLE = 120
Points = Annotated[tuple[Text, ...], Field(min_length=1)]


@dataclass(frozen=True, config=STRICT)
class WorkshopStep:
    minutes: Annotated[int, Field(ge=5)]
    name: Text
    doing: Points
    ask: Text


def _two_hours(steps: tuple[WorkshopStep, ...]) -> tuple[WorkshopStep, ...]:
    if (total := sum(step.minutes for step in steps)) != WHOLE:
        raise ValueError(f"the steps take {total} minutes, not {WHOLE}")
    return steps


@dataclass(frozen=True, config=STRICT)
class WorkshopGuide:
    name: Text
    about: Text
    who: Text
    preparing: Points
    rules: Points
    steps: Annotated[tuple[WorkshopStep, ...], AfterValidator(_two_hours)]
    afterwards: Points


def workshop_guide() -> WorkshopGuide:
    return _read(directory())


@cache
def _read(content: Path) -> WorkshopGuide:
    return shaped_in_both(WorkshopGuide, content / "workshop", "workshop.yaml")
