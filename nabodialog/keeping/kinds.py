"""Kinds of personal data, and the bounds for how long each may be kept: data with a source, never constants in code."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from django.conf import settings
from pydantic import Field, model_validator
from pydantic.dataclasses import dataclass

from nabodialog.method.content import Text
from nabodialog.method.reading import STRICT, shaped

CONTENT = Path(__file__).resolve().parent / "content" / "kinds.yaml"
Amount = Annotated[int, Field(ge=1, le=3650)]


@dataclass(frozen=True, config=STRICT)
class Kind:
    """`least`, `usual` and `most` are in its unit. Where it `lasts`, something else than a day ends it."""

    id: Annotated[str, Field(pattern=r"^[a-z-]+$", max_length=40)]
    name: Text
    what: Text
    remains: Text
    source: Text
    counted_from: Text | None = None
    lasts: Text | None = None
    unit: Literal["days", "months"] = "days"
    least: Amount | None = None
    usual: Amount | None = None
    setting: str = ""
    most: Amount | None = None
    archive: bool = False

    @model_validator(mode="after")
    def is_counted_or_lasts(self) -> Self:
        bounds = (self.least, self.most, self.counted_from, self.usual or self.setting or None)
        if (self.lasts and any(bounds)) or (not self.lasts and not all(bounds)):
            raise ValueError("has bounds and what they are counted from, or says how long it lasts")
        return self

    @property
    def is_counted(self) -> bool:
        return self.lasts is None

    @property
    def may_be_chosen(self) -> bool:
        return self.is_counted and self.least != self.most

    @property
    def usually(self) -> int:
        """As whoever runs the installation has set it, within the bounds."""
        return self.bounded(int(getattr(settings, self.setting)) if self.setting else self.usual or 0)

    def bounded(self, amount: int) -> int:
        return min(max(amount, self.least or amount), self.most or amount)


@dataclass(frozen=True, config=STRICT)
class Kinds:
    stated_on: date
    kinds: tuple[Kind, ...]

    @model_validator(mode="after")
    def ids_are_their_own(self) -> Self:
        if len({kind.id for kind in self.kinds}) < len(self.kinds):
            raise ValueError("a kind stands twice")
        return self


@cache
def all_kinds() -> Kinds:
    return shaped(Kinds, CONTENT)


def kind_called(id_: str) -> Kind:
    return next(kind for kind in all_kinds().kinds if kind.id == id_)
