"""Meetings: planned, cancelled in one act, and held, with how many came."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person
from nabodialog.projects.changing import Explanation, drop_milestone, is_told
from nabodialog.projects.models import Change, Milestone, Project
from nabodialog.projects.publishing import locked

from .contacting import log_meeting
from .models import AgendaItem, Attendance, Meeting, Minutes


class NeighboursMustKnowWhy(Exception):
    """What neighbours have been told of is not cancelled without a word to them."""


@transaction.atomic
def plan_meeting(project: Project, meeting: Meeting, milestone: Milestone, *, by: Person) -> Meeting:
    """`milestone` says when, where and for whom; neither is saved before."""
    milestone.project = project
    milestone.save()
    meeting.milestone = milestone
    meeting.save()
    Minutes.objects.create(meeting=meeting)
    record(Verb.ADDED, meeting, by=by, within=project, municipality=project.municipality)
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, explanation: Explanation | None, *, by: Person, now: datetime) -> Change | None:
    """Page, feed, calendar and API follow at once. Gives what neighbours were told, where they knew of it.

    Raises Conflict where somebody saved it since it was opened.
    """
    milestone = meeting.milestone
    if is_told(locked(meeting.project), milestone):
        if explanation is None:
            raise NeighboursMustKnowWhy
        return drop_milestone(milestone, explanation, by=by, now=now)
    milestone.drop(by=by, today=localdate(now))
    return None


@transaction.atomic
def hold_meeting(meeting: Meeting, on: date, attendance: Iterable[Attendance], *, by: Person) -> None:
    """It was held, and this many came of each group. Said again, the newest count is the one that stands."""
    meeting.attendance.all().delete()
    for row in attendance:
        row.pk, row.meeting = None, meeting
        row.save()
    meeting.milestone.happen(by=by, on=on)
    log_meeting(meeting, on, by=by)


@transaction.atomic
def add_agenda_item(item: AgendaItem, *, by: Person) -> AgendaItem:
    """Last on the agenda."""
    project = locked(item.meeting.project)
    last = item.meeting.agenda.last()
    item.place = last.place + 1 if last else 1
    item.save()
    record(Verb.ADDED, item, by=by, within=project, municipality=project.municipality)
    return item


@transaction.atomic
def remove_agenda_item(item: AgendaItem, *, by: Person) -> None:
    project = locked(item.meeting.project)
    record(Verb.REMOVED, item, by=by, within=project, municipality=project.municipality)
    item.delete()


@transaction.atomic
def put_agenda_item(item: AgendaItem, steps: int, *, by: Person) -> None:
    """So many steps further down, or up where `steps` is negative."""
    project = locked(item.meeting.project)
    others = [each for each in item.meeting.agenda.all() if each.pk != item.pk]
    place = max(item.meeting.agenda.filter(place__lt=item.place).count() + steps, 0)
    others.insert(place, item)
    for number, each in enumerate(others, start=1):
        each.place = number
    AgendaItem.objects.bulk_update(others, ["place"])
    record(Verb.MOVED, item, by=by, within=project, municipality=project.municipality)
