"""What we have of somebody who works with us: for themselves."""

from collections import Counter
from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext as _

from nabodialog.history.models import Event
from nabodialog.keeping.kinds import kind_called
from nabodialog.lib.personal import Sought
from nabodialog.people.models import MembershipInvitation, Person

from .gathering import Fact, Section, facts_of
from .wording import table_in_words

ACCOUNT = ("name", "email", "language", "joined_at")
MOST_EVENTS = 200


def own_sections(person: Person) -> list[Section]:
    """The account, where they belong, what stands in their name, and the newest of what they did."""
    sought, staff = Sought(email=person.email), kind_called("staff")
    mine = person.memberships.select_related("municipality")
    roles = [f"{each.municipality}: {each.get_role_display()}" for each in mine]
    roles += [f"{each.project}: {each.organisation}" for each in person.partnerships.select_related("project")]
    events = Event.objects.filter(by=person).select_related("municipality")[:MOST_EVENTS]
    done = tuple((facts_of(event, ("at", "verb", "thing_label"), sought), "") for event in events)
    invited = MembershipInvitation.objects.filter(email__iexact=person.email)
    invitations = tuple((facts_of(each, ("email", "role", "invited_at"), sought), "") for each in invited)
    sections = [
        Section(_("Kontoen din"), staff, ((facts_of(person, ACCOUNT, sought), ""),)),
        Section(_("Der du er med"), staff, tuple(((("", role),), "") for role in roles)),
        Section(_("Invitasjoner til deg"), kind_called("invitations"), invitations),
        Section(_("Det som står i ditt navn"), kind_called("project-work"), in_their_name(person)),
        Section(_("Det siste du har gjort"), kind_called("history"), done),
    ]
    return [section for section in sections if section.rows]


def in_their_name(person: Person) -> tuple[tuple[tuple[Fact, ...], str], ...]:
    """How many rows of each table point at them: as owner, as writer, as whoever decided."""
    counted: Counter[str] = Counter()
    for model in apps.get_models():
        pointing = [field.name for field in model._meta.concrete_fields if field.related_model is Person]
        if pointing and model is not Event:
            mine = reduce(or_, (Q(**{name: person}) for name in pointing))
            counted[table_in_words(model)] += model._default_manager.filter(mine).count()
    return tuple((((name, str(number)),), "") for name, number in sorted(counted.items()) if number)
