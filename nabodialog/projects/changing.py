"""Changing what neighbours have been told: never silently. Each change is explained, dated, and out at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .gathering import public_change
from .models import Change, ChangeKind, Element, Milestone, Project, WorkState
from .public import PublicProject
from .publishing import last_content, publish_part

PLANNED_DAYS = ("planned_start", "planned_end")


@dataclass(frozen=True)
class Explanation:
    """What neighbours are told: why, and what the waiting time is used for.

    `judged` is why a person let through what the guard found possible; it is kept in history, the text is not.
    """

    why: str
    waiting_time: str = ""
    judged: str = ""


def is_told(project: Project, thing: Milestone | Element) -> bool:
    """Have neighbours been shown this thing? Then it can only change with an explanation.

    A page that is withdrawn was read all the same.
    """
    shown = last_content(project)
    if shown is None:
        return False
    if isinstance(thing, Milestone):
        return any(milestone.uid == thing.uid and not milestone.dropped_on for milestone in shown.milestones)
    return any(element.id == thing.pk for element in shown.elements)


def told_milestones(project: Project) -> frozenset[UUID]:
    """Those that neighbours have been shown, and that stand."""
    shown = last_content(project)
    told = shown.milestones if shown else ()
    return frozenset(milestone.uid for milestone in told if not milestone.dropped_on)


def told_elements(project: Project) -> frozenset[int]:
    """Those that neighbours have been shown."""
    shown = last_content(project)
    return frozenset(element.id for element in shown.elements) if shown else frozenset()


def is_told_done(project: Project, element: Element) -> bool:
    """Have neighbours been shown this element as done? Then taking it up again needs an explanation."""
    shown = last_content(project)
    told = shown.elements if shown else ()
    return any(seen.id == element.pk and seen.state == WorkState.DONE for seen in told)


def told_days(project: Project, element: Element) -> frozenset[str]:
    """Which of its planned days neighbours have been shown: `planned_start`, `planned_end`, both or none."""
    shown = last_content(project)
    told = next((seen for seen in shown.elements if seen.id == element.pk), None) if shown else None
    return frozenset(name for name in PLANNED_DAYS if told and getattr(told, name) and getattr(element, name))


@transaction.atomic
def move_milestone(  # noqa: PLR0913  where to, why, by whom and when
    milestone: Milestone,
    new_date: date,
    explanation: Explanation,
    *,
    by: Person,
    now: datetime,
    until: date | None = None,
    also: Mapping[str, object] | None = None,
) -> Change:
    """The end of a milestone that lasts several days moves along with its start, or to `until`.

    `also` holds new hours or a new place: all of it is one change, told once.
    """
    old = hours_and_place(milestone)
    old_date, old_until = milestone.reschedule(new_date, until, also)
    change = Change(kind=ChangeKind.MOVED, milestone=milestone, old_date=old_date, new_date=new_date)
    if new_date == old_date and old_until != milestone.planned_until:  # only the end of it moved
        change.old_date, change.new_date = old_until or old_date, milestone.planned_until or new_date
    elif new_date == old_date:
        change.kind, change.old_date, change.new_date = ChangeKind.ALTERED, None, None
    if old != (new := hours_and_place(milestone)):
        change.old, change.new = old, new
    return announce(change, milestone.project, explanation, by=by, now=now)


def hours_and_place(milestone: Milestone) -> str:
    """In the language that neighbours read the project in."""
    with translation.override(milestone.project.language):
        return milestone.hours_and_place or _("ikke bestemt")


@transaction.atomic
def move_element(  # noqa: PLR0913  where to, why, by whom and when
    element: Element,
    start: date | None,
    end: date | None,
    explanation: Explanation,
    *,
    by: Person,
    now: datetime,
) -> Change:
    """The planned days of a part of the work. The change tells of the start, or of the end where that alone moved."""
    former = (element.planned_start, element.planned_end)
    element.planned_start, element.planned_end = start, end
    element.save_over(element.revision, PLANNED_DAYS)
    old, new = next((old, new) for old, new in zip(former, (start, end), strict=True) if old and new and old != new)
    change = Change(kind=ChangeKind.MOVED, element=element, old_date=old, new_date=new)
    return announce(change, element.project, explanation, by=by, now=now)


@transaction.atomic
def drop_milestone(milestone: Milestone, explanation: Explanation, *, by: Person, now: datetime) -> Change:
    milestone.dropped_on = localdate(now)
    milestone.save_over(milestone.revision, ["dropped_on"])
    change = Change(kind=ChangeKind.DROPPED, milestone=milestone, old_date=milestone.planned_on)
    return announce(change, milestone.project, explanation, by=by, now=now)


@transaction.atomic
def reopen_element(element: Element, explanation: Explanation, *, by: Person, now: datetime) -> Change:
    element.begin(by=by, today=localdate(now))
    change = Change(kind=ChangeKind.REOPENED, element=element)
    return announce(change, element.project, explanation, by=by, now=now)


@transaction.atomic
def drop_element(element: Element, reason: str, explanation: Explanation, *, by: Person, now: datetime) -> Change:
    element.leave_out(reason, by=by)
    change = Change(kind=ChangeKind.DROPPED, element=element)
    return announce(change, element.project, explanation, by=by, now=now)


def announce(change: Change, project: Project, explanation: Explanation, *, by: Person, now: datetime) -> Change:
    thing = change.milestone or change.element
    change.project, change.by, change.at = project, by, now
    change.label = thing.public_name if isinstance(thing, Element) else str(thing)
    change.explanation, change.waiting_time = explanation.why, explanation.waiting_time
    change.save()
    record(
        Verb.ANNOUNCED,
        change,
        by=by,
        within=project,
        municipality=project.municipality,
        old=change.old_date,
        new=change.new_date,
    )
    if explanation.judged:
        record(
            Verb.JUDGED, project, by=by, within=project, municipality=project.municipality, reason=explanation.judged
        )
    publish_part(project, lambda shown, current: with_change(shown, current, change), by=by, now=now)
    return change


def with_change(shown: PublicProject, current: PublicProject, change: Change) -> PublicProject:
    """What neighbours see, but for the changed thing as it is now, and the change itself."""
    moved = {milestone.uid: milestone for milestone in current.milestones}
    taken_up = {element.id: element for element in current.elements}
    return shown.model_copy(
        update={
            "milestones": tuple(
                moved.get(milestone.uid, milestone)
                if change.milestone and milestone.uid == change.milestone.uid
                else milestone
                for milestone in shown.milestones
            ),
            "elements": tuple(
                taken_up.get(element.id, element) if element.id == change.element_id else element
                for element in shown.elements
                if element.id != change.element_id or element.id in taken_up
            ),
            "changes": (public_change(change, change.milestone.uid if change.milestone else None), *shown.changes),
        }
    )
