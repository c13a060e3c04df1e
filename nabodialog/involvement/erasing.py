"""Rounds that erase what those who signed up told of themselves, and leave a receipt."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from .models import Erasure, Meeting, Needs, Registration

NEEDS_DAYS = 14
NEEDS, REGISTRATIONS = "needs", "registrations"


def erase_needs(now: datetime) -> int:
    """What somebody needed, two weeks after the meeting."""
    with_needs = Needs.objects.values("registration__meeting")
    return sum(
        erase_for(meeting, NEEDS, NEEDS_DAYS, now) for meeting in over(NEEDS_DAYS, now).filter(pk__in=with_needs)
    )


def erase_registrations(now: datetime) -> int:
    """Everything of those who signed up."""
    days = settings.REGISTRATION_DAYS
    with_some = Registration.objects.values("meeting")
    return sum(erase_for(meeting, REGISTRATIONS, days, now) for meeting in over(days, now).filter(pk__in=with_some))


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


def erased_on(day: date, kind: str) -> date:
    """The day that is said where somebody signs up."""
    days = NEEDS_DAYS if kind == NEEDS else int(settings.REGISTRATION_DAYS)
    return day + timedelta(days=days + 1)
