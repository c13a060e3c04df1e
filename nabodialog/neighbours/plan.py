"""The involvement plan in plain words: who is invited to what, how it is held, and how often."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from nabodialog.involvement.models import Rhythm
from nabodialog.involvement.public import PLAN, PublicPlan, PublicPlanLine
from nabodialog.involvement.rhythm import Cadence
from nabodialog.lib.answers import for_anyone
from nabodialog.projects.former_addresses import also_at_former_addresses
from nabodialog.projects.models import ChangeKind
from nabodialog.projects.public import PublicMilestone
from nabodialog.projects.standing import when

from .presenting import by_influence
from .published import Published, published_beside
from .words import AIMS, CHANGES, PHASES


@dataclass(frozen=True)
class PlanPart:
    """One line of the plan, ready to be read; `when` is empty where it is not settled."""

    line: PublicPlanLine
    aim: str | Promise
    phase: str | Promise
    when: str


@for_anyone
@also_at_former_addresses
def plan(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    published, content, went_out = published_beside(municipality, slug, PLAN, PublicPlan)
    return render(request, "neighbours/plan.html", plan_context(published, content) | went_out)


def plan_context(published: Published, content: PublicPlan) -> dict[str, Any]:
    """The same for neighbours and for the preview."""
    groups: dict[str, list[PlanPart]] = {}
    dates = {date.uid: date for date in published.content.milestones}
    for line in sorted(content.lines, key=lambda line: bool(line.audience)):
        became = [dates[uid] for uid in line.dates if uid in dates]
        groups.setdefault(line.audience, []).append(plan_part(line, became))
    return {
        "municipality": published.municipality,
        "project": published,
        "content": published.content,
        "plan": content,
        "groups": list(groups.items()),
        "influence": by_influence(published.content.influence),
    }


def plan_part(line: PublicPlanLine, became: Sequence[PublicMilestone]) -> PlanPart:
    """What happens once is told by its date on the project's page, which may have moved."""
    if line.rhythm == Rhythm.ONCE and became:
        told = str(CHANGES[ChangeKind.DROPPED]) if became[0].dropped_on else when(became[0])
        return PlanPart(line, AIMS[line.aim], PHASES[line.phase], told)
    cadence = Cadence(**{field: getattr(line, field) for field in Cadence.__dataclass_fields__})
    return PlanPart(line, AIMS[line.aim], PHASES[line.phase], cadence.in_words)
