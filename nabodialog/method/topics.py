"""What neighbours usually ask about: the themes that a project begins with, as data."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from .content import Text
from .reading import STRICT, directory, shaped


@dataclass(frozen=True, config=STRICT)
class Topic:
    id: Annotated[str, Field(pattern=r"^[a-z-]+$", max_length=40)]
    name: Text
    open: bool = True
    """Can neighbours have a say in it?"""


@dataclass(frozen=True, config=STRICT)
class Topics:
    topics: tuple[Topic, ...]


def topics() -> tuple[Topic, ...]:
    return _read(directory()).topics


@cache
def _read(content: Path) -> Topics:
    return shaped(Topics, content / "topics" / "topics.yaml")
