"""A colleague who lost the phone begins anew with the second step. Only for those whom nobody else answers for."""

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.module_loading import import_string

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.coming_in import end_others
from nabodialog.people.models import Membership, Municipality, Person, Role
from nabodialog.projects.models import Project


def can_reset(membership: Membership, *, by: Person) -> bool:
    """Not one's own, and not where the person has work in a municipality that one does not administer.

    Otherwise an administrator who knows a password could get into another municipality.
    """
    mine = Municipality.objects.filter(memberships__person=by, memberships__role=Role.ADMINISTRATOR)
    person = membership.person
    elsewhere = person.memberships.exclude(municipality__in=mine)
    as_partner = Project.objects.filter(partners__person=person).exclude(municipality__in=mine)
    with import_string(settings.PAST_THE_LOCK)():
        return person != by and not elsewhere.exists() and not as_partner.exists()


def reset_second_factor(membership: Membership, *, by: Person) -> None:
    """Past the lock: what somebody signs in with is within nobody else's reach."""
    place = membership.municipality
    with import_string(settings.PAST_THE_LOCK)(), transaction.atomic():
        begin_anew(membership.person)
        record(Verb.RESET, membership, by=by, within=place, municipality=place)


@transaction.atomic
def begin_anew(person: Person) -> None:
    """Whoever sits somewhere with the account is signed out: it may be the phone that was lost.

    A way in at a provider passes by the second step here, and may be whose the phone is now: it is linked anew.
    """
    Authenticator.objects.filter(user=person).delete()
    Session.objects.filter(outside__identity__person=person).delete()
    person.identities.all().delete()
    end_others(person, but="")
    transaction.on_commit(lambda: get_adapter().send_notification_mail("mfa/email/second_factor_reset", person))
