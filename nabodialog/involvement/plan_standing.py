"""How a plan stands on a day: per line what was held and what comes next, counted anew and never kept."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from nabodialog.projects.models import Milestone, Phase, Project

from .models import Plan, PlanLine, Rhythm, Stakeholder, StakeholderKind, StatutoryStep, StepKind
from .plan_advice import PlanFacts, PlannedLine
from .planning import cadence_of, plan_of
from .rhythm import Cadence

NOT_NEIGHBOURS = {StakeholderKind.POLITICIANS, StakeholderKind.POLICE_AND_FIRE}


@dataclass(frozen=True)
class LineStanding:
    """`dates` are those that stand, `missing` the days that nothing has been made for."""

    line: PlanLine
    cadence: Cadence
    dates: tuple[Milestone, ...]
    missing: tuple[date, ...]

    @property
    def held(self) -> int:
        return sum(milestone.happened_on is not None for milestone in self.dates)

    @property
    def planned(self) -> int:
        """All there will be: held, ahead, and not made yet."""
        return len(self.dates) + len(self.missing)

    def next_on(self, today: date) -> date | None:
        ahead = [milestone.planned_on for milestone in self.dates if milestone.is_waiting]
        return min((day for day in [*ahead, *self.missing] if day >= today), default=None)

    @property
    def days(self) -> list[date]:
        """When it was held, or is planned."""
        return sorted([*(each.happened_on or each.planned_on for each in self.dates), *self.missing])


@dataclass(frozen=True)
class PlanStanding:
    plan: Plan
    lines: tuple[LineStanding, ...]
    stakeholders: tuple[Stakeholder, ...]

    @property
    def formats(self) -> list[tuple[str, int]]:
        """Each format, with on how many lines it stands."""
        return list(Counter(each.line.format_name for each in self.lines).items())

    @property
    def owners(self) -> list[tuple[str, int]]:
        """Who is responsible, and for how many lines; the names as staff know them."""
        return list(Counter(str(each.line.owner) for each in self.lines if each.line.owner).items())

    @property
    def without_owner(self) -> int:
        return sum(each.line.owner is None for each in self.lines)

    @property
    def invited(self) -> "list[Invited]":
        """Who is invited to what: all neighbours first, then group by group."""
        found: dict[int | None, Invited] = {}
        for each in sorted(self.lines, key=lambda each: each.line.stakeholder_id is not None):
            group = found.setdefault(each.line.stakeholder_id, Invited(each.line.stakeholder))
            group.lines.append(each)
        return list(found.values())


@dataclass(frozen=True)
class Invited:
    stakeholder: Stakeholder | None
    lines: list[LineStanding] = field(default_factory=list)

    @property
    def formats(self) -> list[str]:
        return list(dict.fromkeys(each.line.format_name for each in self.lines))


def standing_of(project: Project) -> PlanStanding:
    """Four queries, however long the plan is."""
    plan = plan_of(project)
    found = PlanLine.objects.filter(plan=plan) if plan.pk else PlanLine.objects.none()
    lines = list(found.select_related("stakeholder", "owner", "deputy").with_dates())
    for line in lines:
        line.plan = plan
    return PlanStanding(plan, tuple(map(line_standing, lines)), tuple(project.stakeholders.all()))


def line_standing(line: PlanLine) -> LineStanding:
    cadence, made = cadence_of(line), list(line.dates.all())
    taken = {each.day for each in made}
    return LineStanding(
        line=line,
        cadence=cadence,
        dates=tuple(each.milestone for each in made if each.milestone.dropped_on is None),
        missing=tuple(day for day in cadence.days if day not in taken),
    )


def facts_of(standing: PlanStanding) -> PlanFacts:
    """What the advice on a plan is given on. One query more: when neighbours are notified as the law says."""
    project = standing.plan.project
    notices = StatutoryStep.objects.filter(project=project, kind=StepKind.NEIGHBOUR_NOTICE)
    groups = [each for each in standing.stakeholders if each.may_be_contacted]
    return PlanFacts(
        lines=tuple(map(planned_line, standing.lines)),
        groups={group.pk: group.name for group in groups},
        neighbours=frozenset(group.pk for group in groups if group.kind not in NOT_NEIGHBOURS),
        quiet_weeks=standing.plan.quiet_weeks,
        neighbour_notice=min((step.day for step in notices), default=None),
    )


def planned_line(standing: LineStanding) -> PlannedLine:
    line, known = standing.line, standing.line.known_format
    return PlannedLine(
        name=str(line),
        group=line.stakeholder_id,
        phase=Phase(line.phase),
        has_owner=line.owner_id is not None,
        is_meeting=bool(known and known.gathers),
        holds=known.largest if known else 0,
        days=tuple(standing.days),
        for_neighbours=line.stakeholder is None or line.stakeholder.kind not in NOT_NEIGHBOURS,
        is_regular=line.rhythm != Rhythm.ONCE,
    )
