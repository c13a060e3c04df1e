"""Taking up an invitation, to a municipality or to one project."""

from datetime import datetime

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Invitation, MembershipInvitation, Person
from nabodialog.projects.models import PartnerInvitation

KINDS: tuple[type[Invitation], ...] = (MembershipInvitation, PartnerInvitation)


class InvitationIsUsed(Exception):
    """Somebody was faster, or the invitation was withdrawn or expired meanwhile."""


def invitation_behind(secret: str, now: datetime) -> Invitation | None:
    """The open invitation of any kind that a secret belongs to; every other secret answers alike."""
    return next(filter(None, (kind.objects.behind(secret, now) for kind in KINDS)), None)


@transaction.atomic
def join(invitation: Invitation, person: Person, *, now: datetime) -> None:
    if not invitation.claim(now):
        raise InvitationIsUsed
    part = invitation.admit(person)
    record(Verb.JOINED, part, by=person, within=invitation.place, municipality=invitation.host)


@transaction.atomic
def join_as_new(invitation: Invitation, *, name: str, password: str, now: datetime) -> Person:
    """Following the link proves that the address is theirs, so that it needs no letter of its own."""
    person = Person.objects.create_user(invitation.email, password, name=name, language=invitation.host.language)
    join(invitation, person, now=now)
    return person
