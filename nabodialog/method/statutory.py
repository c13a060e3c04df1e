"""Rules for statutory deadlines: data with a source and the date they were checked, never constants in code."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic.dataclasses import dataclass

from .content import Text
from .reading import STRICT, directory, shaped

RuleKind = Literal["law", "promise", "practice"]
Unit = Literal["days", "working-days", "weeks", "months"]
StepId = Literal["start-notice", "hearing", "neighbour-notice", "dispensation", "decision", "appeal"]


@dataclass(frozen=True, config=STRICT)
class Ending:
    """How days are counted, and what happens when the last one is a Saturday, a Sunday or a holiday."""

    law: Text
    section: str
    text: Text
    source: str
    verified_on: date | None = None


@dataclass(frozen=True, config=STRICT)
class Rule:
    """How long, and counted from what. A changed rule ends, and another takes over under an id of its own."""

    id: Annotated[str, Field(pattern=r"^[a-z-]+$", max_length=40)]
    step: StepId
    kind: RuleKind
    name: Text
    amount: Annotated[int, Field(ge=1, le=60)]
    unit: Unit
    counted_from: Text
    source: str
    law: Text | None = None
    section: str = ""
    note: Text | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    verified_on: date | None = None

    @model_validator(mode="after")
    def what_is_law_says_which(self) -> Self:
        if self.kind == "law" and not (self.law and self.section):
            raise ValueError("a rule that is law says which law and section")
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise ValueError("ends before it begins")
        return self

    def applies_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)


@dataclass(frozen=True, config=STRICT)
class StatutoryRules:
    not_advice: Text
    ending: Ending
    rules: tuple[Rule, ...]

    @model_validator(mode="after")
    def ids_are_their_own(self) -> Self:
        ids = [rule.id for rule in self.rules]
        if twice := {id_ for id_ in ids if ids.count(id_) > 1}:
            raise ValueError(f"stands twice: {', '.join(sorted(twice))}")
        return self

    def rule(self, id_: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.id == id_), None)

    def rules_for(self, step: str, day: date) -> list[Rule]:
        """Those that apply to such a step that day."""
        return [rule for rule in self.rules if rule.step == step and rule.applies_on(day)]


def statutory_rules() -> StatutoryRules:
    return _read(directory())


@cache
def _read(content: Path) -> StatutoryRules:
    return shaped(StatutoryRules, content / "statutory" / "rules.yaml")
