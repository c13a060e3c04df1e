"""Coming in on a provider's word: linking an identity, joining unasked where a rule says so, and keeping the role."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import FormerSlug, Identity, Invitation, Municipality, Person, Role
from nabodialog.people.openid.marks import Arrival
from nabodialog.people.openid.providers import provider_of

from .administering import LastAdministrator, change_role, remove_member
from .joining import join


class IdentityIsTaken(Exception):
    """It is another person's, or the person has another one at the same provider."""


@transaction.atomic
def enter(identity: Identity, roles: Mapping[str, Role], *, now: datetime) -> None:
    """Somebody we know came in once more; what the provider says of them today, holds."""
    identity.used_at = now
    identity.save(update_fields=["used_at"])
    follow_rules(identity.person, identity.issuer, roles)


@transaction.atomic
def link(arrival: Arrival, person: Person, *, now: datetime) -> Identity:
    facts = {"issuer": arrival.issuer, "subject": arrival.subject}
    try:
        with transaction.atomic():
            identity = Identity.objects.create(person=person, **facts, used_at=now)
    except IntegrityError:
        raise IdentityIsTaken from None
    follow_rules(person, arrival.issuer, arrival.roles)
    return identity


@transaction.atomic
def join_by_rules(arrival: Arrival, *, name: str, email: str, now: datetime) -> Identity:
    """The address has been proved to be theirs, as an invitation's is. Without a password."""
    place = next(iter(places_named(arrival.roles).values()), None)
    person = Person.objects.create_user(email, None, name=name, **({"language": place.language} if place else {}))
    return link(arrival, person, now=now)


@transaction.atomic
def join_invited(invitation: Invitation, arrival: Arrival, *, name: str, now: datetime) -> Identity:
    """An invitation taken up by somebody whom a provider vouches for: no password is needed."""
    person = Person.objects.create_user(invitation.email, None, name=name, language=invitation.host.language)
    join(invitation, person, now=now)
    return link(arrival, person, now=now)


def places_named(slugs: Iterable[str]) -> dict[str, Municipality]:
    """By the address in a setting, which stays as it is when an administrator gives the municipality another."""
    former = FormerSlug.objects.filter(slug__in=slugs).select_related("municipality")
    return {each.slug: each.municipality for each in former} | {
        each.slug: each for each in Municipality.objects.filter(slug__in=slugs)
    }


def in_turn(places: Iterable[Municipality]) -> None:
    """In one order for all: of two who come in at the same moment, one waits, and never both for each other."""
    waited = Municipality.objects.select_for_update(no_key=True).filter(pk__in=[each.pk for each in places])
    list(waited.order_by("pk").values_list("pk"))


def follow_rules(person: Person, issuer: str, roles: Mapping[str, Role]) -> None:
    """Only where the provider let the person in, and has a rule: who was invited, stays as those here decided."""
    places, provider = places_named(roles), provider_of(issuer)
    ruled = places_named({rule.municipality for rule in provider.rules} if provider else ())
    given = {place: roles[slug] for slug, place in places.items()}
    in_turn({*places.values(), *ruled.values()})
    here = person.memberships.filter(let_in_by=issuer, municipality__in=set(ruled.values()))
    for membership in here.select_related("municipality", "person"):
        role = given.get(membership.municipality)
        try:
            if role is None:
                remove_member(membership, by=person)
            else:
                change_role(membership, role, by=person, let_in_by=issuer)
        except LastAdministrator:
            continue
    for place in Municipality.objects.filter(pk__in=[each.pk for each in given]).exclude(memberships__person=person):
        membership = place.memberships.create(person=person, role=given[place], let_in_by=issuer)
        facts = {"role": membership.role, "let_in_by": issuer}
        record(Verb.JOINED, membership, by=person, within=place, municipality=place, **facts)
