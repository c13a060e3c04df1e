"""A second pair of eyes: where the municipality wants it, one asks to publish what is possible, another confirms."""

from datetime import datetime

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .gathering import gather_public
from .models import Project, Publication, PublishingRequest
from .publishing import last_content, locked, put_out_all, with_note

Place = tuple[str, str]
PAGE: Place = ("", "")  # the project's own page; other places are the room and key of a `Supplement`


class NothingToConfirm(Exception):
    """Nobody asks any more, or what they read has changed since."""


class SamePerson(Exception):
    """Whoever asks cannot be the second pair of eyes."""


@transaction.atomic
def ask_to_publish(project: Project, *, reason: str, by: Person, now: datetime, note: str = "") -> PublishingRequest:
    """A newer question takes the place of an older one."""
    project = locked(project)
    return ask(project, fingerprint_now(project), reason=reason, by=by, now=now, note=note)


@transaction.atomic
def confirm(project: Project, asked_at: str, *, by: Person, now: datetime) -> Publication:
    """Publishes what was read by both, with the note that goes with it. `asked_at` tells which question was read."""
    project = locked(project)
    request = settle(project, fingerprint_now(project), asked_at, by=by)
    content = with_note(gather_public(project, last_content(project)), request.note, now)
    return put_out_all(project, content, by=by, now=now, note=request.note)


def ask(  # noqa: PLR0913  about what, why, by whom and when
    project: Project,
    fingerprint: str,
    place: Place = PAGE,
    *,
    reason: str,
    by: Person,
    now: datetime,
    note: str = "",
) -> PublishingRequest:
    """Part of a deed that asks: about the project's page, or what stands at another place of it."""
    facts = {"fingerprint": fingerprint, "reason": reason, "note": note, "by": by, "at": now}
    room, key = place
    request, _created = PublishingRequest.objects.update_or_create(project=project, room=room, key=key, defaults=facts)
    record(Verb.JUDGED, project, by=by, within=project, municipality=project.municipality, reason=reason)
    return request


def settle(project: Project, fingerprint: str, asked_at: str, place: Place = PAGE, *, by: Person) -> PublishingRequest:
    """Part of a deed that confirms. Gives the question that is answered by it, if this person may answer it."""
    request = asked(project, fingerprint, place)
    if request is None or request.at.isoformat() != asked_at:
        raise NothingToConfirm
    if request.by_id == by.pk:
        raise SamePerson
    record(Verb.CONFIRMED, project, by=by, within=project, municipality=project.municipality, reason=request.reason)
    return request


def asked(project: Project, fingerprint: str, place: Place = PAGE) -> PublishingRequest | None:
    """What somebody asks to publish, as long as it is still what would go out."""
    room, key = place
    found = PublishingRequest.objects.filter(project=project, room=room, key=key, fingerprint=fingerprint)
    return found.select_related("by").first()


@transaction.atomic
def decline(project: Project, place: Place = PAGE, *, by: Person) -> None:
    """Also for whoever asked and thinks better of it."""
    room, key = place
    if PublishingRequest.objects.filter(project=project, room=room, key=key).delete()[0]:
        record(Verb.DECLINED, project, by=by, within=project, municipality=project.municipality)


def fingerprint_now(project: Project) -> str:
    return gather_public(project, last_content(project)).fingerprint
