"""A second pair of eyes: where the municipality wants it, one asks to publish what is possible, another confirms."""

from datetime import datetime

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .gathering import gather_public
from .models import Project, Publication, PublishingRequest
from .publishing import last_content, locked, put_out_all, with_note


class NothingToConfirm(Exception):
    """Nobody asks any more, or what they read has changed since."""


class SamePerson(Exception):
    """Whoever asks cannot be the second pair of eyes."""


@transaction.atomic
def ask_to_publish(project: Project, *, reason: str, by: Person, now: datetime, note: str = "") -> PublishingRequest:
    """A newer question takes the place of an older one."""
    project = locked(project)
    facts = {"fingerprint": fingerprint_now(project), "reason": reason, "note": note, "by": by, "at": now}
    request, _created = PublishingRequest.objects.update_or_create(project=project, defaults=facts)
    record(Verb.JUDGED, project, by=by, within=project, municipality=project.municipality, reason=reason)
    return request


@transaction.atomic
def confirm(project: Project, asked_at: str, *, by: Person, now: datetime) -> Publication:
    """Publishes what was read by both, with the note that goes with it. `asked_at` tells which question was read."""
    project = locked(project)
    request = PublishingRequest.objects.filter(project=project, fingerprint=fingerprint_now(project)).first()
    if request is None or request.at.isoformat() != asked_at:
        raise NothingToConfirm
    if request.by_id == by.pk:
        raise SamePerson
    content = with_note(gather_public(project, last_content(project)), request.note, now)
    record(Verb.CONFIRMED, project, by=by, within=project, municipality=project.municipality, reason=request.reason)
    return put_out_all(project, content, by=by, now=now, note=request.note)


@transaction.atomic
def decline(project: Project, *, by: Person) -> None:
    """Also for whoever asked and thinks better of it."""
    if PublishingRequest.objects.filter(project=project).delete()[0]:
        record(Verb.DECLINED, project, by=by, within=project, municipality=project.municipality)


def fingerprint_now(project: Project) -> str:
    return gather_public(project, last_content(project)).fingerprint
