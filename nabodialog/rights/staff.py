"""What we have of somebody who works with us: for themselves."""

from collections import Counter
from collections.abc import Iterator
from functools import reduce
from operator import or_

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext as _

from nabodialog.history.models import Event
from nabodialog.keeping.rules import each_amount
from nabodialog.lib.personal import Sought
from nabodialog.people.models import Identity, MembershipInvitation, Person, SignIn

from .declared import all_holdings
from .gathering import Rows, Section, facts_of, section
from .wording import table_in_words

ACCOUNT = ("name", "email", "language", "joined_at")
# Whose each is, and what of it is of use to its owner: not what would open anything.
SIGNING_IN = {
    SignIn: ("person", ("at", "way", "came_in", "network", "browser", "system")),
    Identity: ("person", ("issuer", "subject", "linked_at")),
    Authenticator: ("user", ("created_at",)),
}
MOST_EVENTS = 200


def own_sections(person: Person) -> list[Section]:
    """The account, where they belong, what stands in their name, and the newest of what they did."""
    sought = Sought(email=person.email)
    mine = person.memberships.select_related("municipality")
    roles = [f"{each.municipality}: {each.get_role_display()}" for each in mine]
    roles += [f"{each.project}: {each.organisation}" for each in person.partnerships.select_related("project")]
    events = Event.objects.filter(by=person).select_related("municipality")[:MOST_EVENTS]
    done = tuple((facts_of(event, ("at", "verb", "thing_label"), sought), "") for event in events)
    sections = [
        section(_("Kontoen din"), "staff", ((facts_of(person, ACCOUNT, sought), ""),)),
        *signing_in(person, sought),
        section(_("Der du er med"), "staff", tuple(((("", role),), "") for role in roles)),
        *invitations(sought),
        section(_("Det som står i ditt navn"), "project-work", in_their_name(person)),
        section(_("Det siste du har gjort"), "history", done),
    ]
    return [each for each in sections if each.rows]


def invitations(sought: Sought) -> Iterator[Section]:
    """Apart where municipalities keep them for different times."""
    invited = MembershipInvitation.objects.filter(sought.by_email("email"))
    for amount, theirs in each_amount("invitations", "municipality"):
        rows = tuple((facts_of(each, ("email", "role", "invited_at"), sought), "") for each in invited.filter(theirs))
        yield section(_("Invitasjoner til deg"), "invitations", rows, amount)


def signing_in(person: Person, sought: Sought) -> Iterator[Section]:
    """How they come in, as their room has declared it."""
    for holding in all_holdings():
        if holding.model in SIGNING_IN:
            whose, names = SIGNING_IN[holding.model]
            mine = holding.model._default_manager.filter(**{whose: person})[:MOST_EVENTS]
            rows = tuple((facts_of(row, names, sought), "") for row in mine)
            yield section(str(holding.title), holding.kind, rows)


def in_their_name(person: Person) -> Rows:
    """How many rows of each table point at them: as owner, as writer, as whoever decided."""
    counted: Counter[str] = Counter()
    for model in apps.get_models():
        pointing = [field.name for field in model._meta.concrete_fields if field.related_model is Person]
        if pointing and model is not Event and model not in SIGNING_IN:
            mine = reduce(or_, (Q(**{name: person}) for name in pointing))
            counted[table_in_words(model)] += model._default_manager.filter(mine).count()
    return tuple((((name, str(number)),), "") for name, number in sorted(counted.items()) if number)
