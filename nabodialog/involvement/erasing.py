"""Rounds that erase what those who signed up told of themselves, and leave a receipt."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from nabodialog.keeping.rules import each_amount, kept
from nabodialog.people.models import Municipality

from .models import Erasure, Meeting, Needs, Registration

NEEDS, REGISTRATIONS = "needs", "registrations"
PLACE = "milestone__project__municipality"


def erase_needs(now: datetime) -> int:
    """What somebody needed, soon after the meeting."""
    return erase_over(NEEDS, Needs.objects.values("registration__meeting"), now)


def erase_registrations(now: datetime) -> int:
    """Everything of those who signed up."""
    return erase_over(REGISTRATIONS, Registration.objects.values("meeting"), now)


def erase_over(kind: str, with_some: "QuerySet[Any]", now: datetime) -> int:
    """Each municipality by its own rule."""
    found = [(days, over(days, now).filter(theirs, pk__in=with_some)) for days, theirs in each_amount(kind, PLACE)]
    return sum(erase_for(meeting, kind, days, now) for days, due in found for meeting in due)


def over(days: int, now: datetime) -> "QuerySet[Meeting]":
    """Meetings that many days ago, also those that were cancelled: by the day that they last stood on."""
    last = localdate(now) - timedelta(days=days)
    return Meeting.objects.filter(milestone__planned_on__lt=last).select_related("milestone__project")


@transaction.atomic
def erase_for(meeting: Meeting, kind: str, days: int, now: datetime) -> int:
    rows = Needs.objects.filter(registration__meeting=meeting) if kind == NEEDS else meeting.registrations.all()
    number = rows.count()
    rows.delete()
    municipality = meeting.milestone.project.municipality
    Erasure.objects.create(municipality=municipality, meeting=meeting, kind=kind, days=days, number=number, at=now)
    return number


def erased_on(municipality: Municipality, day: date, kind: str) -> date:
    """The day that is said where somebody signs up."""
    return day + timedelta(days=kept(municipality, kind) + 1)
