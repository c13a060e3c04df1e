"""A colleague who lost the phone, or left in anger: signed out everywhere, or beginning anew with the second step.

Only for those whom nobody else answers for.
"""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.lib.past_the_lock import past_the_lock
from nabodialog.people.coming_in import end_all
from nabodialog.people.models import Membership, Municipality, Person, Role
from nabodialog.projects.models import Project


def answers_for(person: Person, *, by: Person) -> bool:
    """Not for oneself, nor where the person has work in a municipality that one does not administer.

    Otherwise an administrator who knows a password could get into another municipality, or keep somebody from it.
    """
    mine = Municipality.objects.filter(memberships__person=by, memberships__role=Role.ADMINISTRATOR)
    elsewhere = person.memberships.exclude(municipality__in=mine)
    as_partner = Project.objects.filter(partners__person=person).exclude(municipality__in=mine)
    with past_the_lock():
        return person != by and not elsewhere.exists() and not as_partner.exists()


def reset_second_factor(membership: Membership, *, by: Person) -> None:
    do_past_the_lock(begin_anew, Verb.RESET, membership, by)


def sign_out_everywhere(membership: Membership, *, by: Person) -> None:
    do_past_the_lock(sign_out, Verb.SIGNED_OUT, membership, by)


def do_past_the_lock(deed: Callable[[Person], None], verb: Verb, membership: Membership, by: Person) -> None:
    """What somebody signs in with, and where, is within nobody else's reach."""
    place = membership.municipality
    with past_the_lock(), transaction.atomic():
        deed(membership.person)
        record(verb, membership, by=by, within=place, municipality=place)


@transaction.atomic
def begin_anew(person: Person) -> None:
    """Whoever sits somewhere with the account is signed out: it may be the phone that was lost.

    A way in at a provider passes by the second step here, and may be whose the phone is now: it is linked anew.
    """
    Authenticator.objects.filter(user=person).delete()
    end_all(person)
    person.identities.all().delete()
    tell(person, "mfa/email/second_factor_reset")


@transaction.atomic
def sign_out(person: Person) -> None:
    """What they sign in with stays: whoever has it comes in again."""
    end_all(person)
    tell(person, "account/email/signed_out_everywhere")


def tell(person: Person, letter: str) -> None:
    transaction.on_commit(lambda: get_adapter().send_notification_mail(letter, person))
