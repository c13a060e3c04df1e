"""Minutes are approved by someone else than whoever wrote them last, or by whoever leads the project."""

from datetime import datetime

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person
from nabodialog.projects.publishing import locked

from .gathering import public_minutes
from .models import Approval, Meeting, Minutes


class NothingYet(Exception):
    """The meeting is still to be held, or nobody has written of it."""


class ChangedSince(Exception):
    """The minutes are not what this person read any more."""


class OwnWords(Exception):
    """Whoever wrote them does not approve them alone."""


def wrote(meeting: Meeting, *, by: Person) -> None:
    """Part of every deed that changes the minutes."""
    Minutes.objects.filter(meeting=meeting).update(written_by=by)


def can_be_approved(meeting: Meeting) -> bool:
    """Of what has not happened there are no minutes; what was prepared for them waits."""
    is_written = meeting.minutes.summary or any(item.has_minutes for item in meeting.agenda.all())
    return meeting.is_held and bool(is_written)


def may_approve(meeting: Meeting, person: Person) -> bool:
    project, writer = meeting.project, meeting.minutes.written_by_id
    return project.can_be_led_by(person) or (project.can_be_changed_by(person) and writer not in {None, person.pk})


@transaction.atomic
def approve(meeting: Meeting, seen: str, *, by: Person, now: datetime) -> Approval:
    """`seen` is the fingerprint of what was read."""
    project = locked(meeting.project)
    if not can_be_approved(meeting):
        raise NothingYet
    if seen != fingerprint_of(meeting):
        raise ChangedSince
    if not may_approve(meeting, by):
        raise OwnWords
    facts = {"by": by, "at": now}
    approval, is_new = Approval.objects.get_or_create(minutes=meeting.minutes, fingerprint=seen, defaults=facts)
    if is_new:
        record(Verb.APPROVED, meeting.minutes, by=by, within=project, municipality=project.municipality)
    return approval


def approval_of(meeting: Meeting) -> Approval | None:
    """Who approved them as they stand; None where nobody has, or something was written since."""
    found = Approval.objects.filter(minutes=meeting.minutes, fingerprint=fingerprint_of(meeting))
    return found.select_related("by").first()


def is_approved(meeting: Meeting) -> bool:
    return approval_of(meeting) is not None


def fingerprint_of(meeting: Meeting) -> str:
    return public_minutes(meeting).fingerprint
