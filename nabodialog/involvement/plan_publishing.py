"""The plan goes out to neighbours as a finished copy, and is taken back. Not without what they can influence."""

from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import translation

from nabodialog.people.models import Person
from nabodialog.projects.models import Audience, Project, Supplement
from nabodialog.projects.models.project import ProjectQuerySet
from nabodialog.projects.public import public_content
from nabodialog.projects.publishing import locked
from nabodialog.projects.supplementing import (
    THE_ONE,
    NotPublished,
    public_copies,
    publish_supplement,
    shown_as,
    supplements_of,
    withdraw_supplement,
)

from .models import PlanLine
from .plan_standing import standing_of
from .planning import plan_of
from .public import PLAN, PublicPlan, PublicPlanLine
from .scope import Scope

AS_WRITTEN = ("aim", "themes", "phase", "rhythm", "starts_on", "every", "unit", "ends_on")


class NothingToInfluence(Exception):
    """Neighbours cannot read what they can and cannot influence; to ask them to meetings then is to fool them."""


class NothingPlanned(Exception):
    """No line of the plan is for neighbours."""


def public_plan(project: Project) -> PublicPlan:
    """The plan as neighbours would see it: the only place that decides what of it is public."""
    standing = standing_of(project)
    channels = {each.id: each.name.in_language(project.language) for each in Scope.of(project).guide.channels}
    with translation.override(project.language):
        lines = [each.line for each in standing.lines if each.line.shown_to_neighbours]
        return PublicPlan(
            introduction=standing.plan.introduction, lines=tuple(public_plan_line(line, channels) for line in lines)
        )


def public_plan_line(line: PlanLine, channels: dict[str, str]) -> PublicPlanLine:
    return PublicPlanLine(
        audience=line.stakeholder.name if line.stakeholder else "",
        format=line.format_name,
        dates=tuple(each.milestone.uid for each in line.dates.all() if each.milestone.audience == Audience.NEIGHBOURS),
        channels=tuple(channels[id_] for id_ in line.channel_ids if id_ in channels),
        **{fact: getattr(line, fact) for fact in AS_WRITTEN},
    )


@transaction.atomic
def publish_plan(
    project: Project, *, by: Person, now: datetime, judged: str = "", confirmed: bool = False
) -> Supplement:
    project = locked(project)
    page, content = public_content(project), public_plan(project)
    if page is None:
        raise NotPublished
    if not page.influence:
        raise NothingToInfluence
    if not content.lines:
        raise NothingPlanned
    return publish_supplement(
        project,
        PLAN,
        THE_ONE,
        content,
        by=by,
        now=now,
        judged=judged,
        confirmed=confirmed,
        thing=plan_of(project),
    )


@transaction.atomic
def withdraw_plan(project: Project, *, by: Person, now: datetime, reason: str = "") -> None:
    plan = plan_of(project)
    withdraw_supplement(project, PLAN, THE_ONE, by=by, now=now, reason=reason, thing=plan if plan.pk else None)


def with_shown_plan(projects: ProjectQuerySet) -> ProjectQuerySet:
    """Each with what neighbours read of its plan as `plan_content`, without a further query."""
    copies = public_copies(PLAN).filter(project=OuterRef("pk"))
    return projects.annotate(plan_content=Subquery(copies.values("content")[:1]))


def plan_with(project: Project) -> PublicPlan | None:
    """Of a project that was fetched by `with_shown_plan`."""
    content = project.__dict__["plan_content"]
    return PublicPlan.model_validate(content) if content else None


def shown_plan(project: Project) -> PublicPlan | None:
    """What neighbours read of it now, if the project's page is out."""
    return shown_as(PublicPlan, supplements_of(project, PLAN, THE_ONE).public().first())
