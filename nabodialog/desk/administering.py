"""What an administrator does with the people and the face of a municipality."""

from datetime import date
from hashlib import sha256

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.listening.models import Promise
from nabodialog.listening.models.promise import PromiseQuerySet
from nabodialog.people.models import ContactPoint, Logo, Membership, Municipality, Person, Role


class LastAdministrator(Exception):
    """A municipality without an administrator could let nobody in again."""


def _in_turn(membership: Membership) -> bool:
    """Two administrators who remove each other at once must not both succeed: one waits, and then sees what is so.

    False where the membership is gone meanwhile.
    """
    Municipality.objects.select_for_update().get(pk=membership.municipality_id)
    now = Membership.objects.filter(pk=membership.pk).first()
    membership.role = now.role if now else membership.role
    return now is not None


@transaction.atomic
def change_role(membership: Membership, role: Role, *, by: Person, let_in_by: str = "") -> None:
    """Where somebody here decides, a provider's word counts no longer: it would undo what they did."""
    if not _in_turn(membership) or membership.role == role:
        return
    if membership.is_the_last_administrator:
        raise LastAdministrator
    old, membership.role, membership.let_in_by = membership.role, role, let_in_by
    membership.save(update_fields=["role", "let_in_by"])
    place = membership.municipality
    record(Verb.CHANGED, membership, by=by, within=place, municipality=place, old=old, new=role)


@transaction.atomic
def remove_member(membership: Membership, *, by: Person) -> None:
    """The person keeps their account, and what they did stays in history."""
    if not _in_turn(membership):
        return
    if membership.is_the_last_administrator:
        raise LastAdministrator
    place = membership.municipality
    record(Verb.REMOVED, membership, by=by, within=place, municipality=place)
    membership.delete()


def promises_left_by(membership: Membership) -> PromiseQuerySet:
    """What neighbours still wait for, and somebody else must take on."""
    open_ = Promise.objects.open().filter(owner=membership.person, project__municipality=membership.municipality)
    return open_.select_related("project__municipality").due_first()


@transaction.atomic
def set_logo(municipality: Municipality, png: bytes, *, by: Person) -> None:
    kept = {"png": png, "digest": sha256(png).hexdigest()}
    logo, _ = Logo.objects.update_or_create(municipality=municipality, defaults=kept)
    record(Verb.CHANGED, logo, by=by, within=municipality, municipality=municipality)


@transaction.atomic
def remove_logo(municipality: Municipality, *, by: Person) -> None:
    for logo in Logo.objects.filter(municipality=municipality):
        record(Verb.REMOVED, logo, by=by, within=municipality, municipality=municipality)
        logo.delete()


@transaction.atomic
def verify_contact_point(contact_point: ContactPoint, *, by: Person, today: date) -> None:
    contact_point.verified_on = today
    contact_point.save(update_fields=["verified_on"])
    place = contact_point.municipality
    record(Verb.CHANGED, contact_point, by=by, within=place, municipality=place, verified_on=today)
