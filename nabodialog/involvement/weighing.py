"""Where each group stands in influence and interest on a day, and how it moved since another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nabodialog.projects.models import Project

from .models import Level, Stakeholder, StakeholderAssessment


@dataclass(frozen=True)
class Position:
    stakeholder: Stakeholder
    now: StakeholderAssessment | None
    before: StakeholderAssessment | None

    @property
    def has_moved(self) -> bool:
        """Between two days on which it was assessed."""
        return bool(self.now and self.before) and placed(self.now) != placed(self.before)

    @property
    def is_placed(self) -> bool:
        return None not in placed(self.now)


def placed(assessment: StakeholderAssessment | None) -> tuple[int | None, int | None]:
    return (assessment.influence, assessment.interest) if assessment else (None, None)


def assessments_on(project: Project, day: date) -> dict[int, StakeholderAssessment]:
    """The newest of each group up to that day."""
    rows = StakeholderAssessment.objects.filter(stakeholder__project=project, on__lte=day).order_by("on", "pk")
    return {row.stakeholder_id: row for row in rows}


def standings(groups: Iterable[Stakeholder], project: Project, before: date, now: date) -> list[Position]:
    then, today = assessments_on(project, before), assessments_on(project, now)
    return [Position(group, today.get(group.pk), then.get(group.pk)) for group in groups]


@dataclass(frozen=True)
class GridRow:
    influence: Level
    cells: list[tuple[Level, list[Position]]]


def grid(found: Iterable[Position]) -> list[GridRow]:
    """The most influence on top, the most interest to the right; without those that are not assessed."""
    by_place: dict[tuple[int | None, int | None], list[Position]] = {}
    for each in found:
        by_place.setdefault(placed(each.now), []).append(each)
    return [
        GridRow(influence, [(interest, by_place.get((influence, interest), [])) for interest in Level])
        for influence in reversed(Level)
    ]
