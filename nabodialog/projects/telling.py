"""History in words: what an event was about, and from what to what. The sentence stands in `history/sentence.html`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nabodialog.history.models import Event, Verb
from nabodialog.people.models import Person

from .models import ItemState, PartnerRole, Phase, Supplement
from .models.publication import CALLED

NOUNS: dict[str, str | Promise] = {
    "people.municipality": _("kommunen"),
    "people.membership": _("tilgangen til"),
    "people.membershipinvitation": _("invitasjonen til"),
    "people.logo": _("logoen"),
    "projects.project": _("prosjektet"),
    "projects.element": _("elementet"),
    "projects.checklistitem": _("punktet"),
    "projects.matrixrow": _("raden"),
    "projects.milestone": _("datoen"),
    "projects.change": _("planen for"),
    "projects.influenceitem": _("punktet om påvirkning:"),
    "projects.mandate": _("rollen"),
    "projects.partner": _("partneren"),
    "projects.partnerinvitation": _("invitasjonen til"),
    "projects.supplement": _("siden"),
}
# Where a verb alone would sound wrong of this thing.
SENTENCES: dict[tuple[str, str], str | Promise] = {
    ("projects.partner", Verb.JOINED): _("ble med i prosjektet:"),
    ("projects.partnerinvitation", Verb.INVITED): _("inviterte"),
    ("people.membership", Verb.JOINED): _("ble med i kommunen:"),
    ("people.membershipinvitation", Verb.INVITED): _("inviterte"),
    ("projects.milestone", Verb.FINISHED): _("skrev at dette har skjedd:"),
}
WORDS: dict[str, str | Promise] = {
    value: label for choices in (ItemState, Phase, PartnerRole) for value, label in choices.choices
}
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Told:
    """One deed, ready to be read. `old` and `new` are what it went from and to, in words."""

    at: datetime
    by: Person
    verb: str
    noun: str | Promise
    label: str
    within_id: int
    old: str = ""
    new: str = ""
    on: str = ""
    fields: str = ""
    number: str = ""
    reason: str = ""


def told(events: Iterable[Event]) -> list[Told]:
    return [told_one(event) for event in events]


def told_one(event: Event) -> Told:
    details = event.details
    sentence = SENTENCES.get((event.thing_type, event.verb))
    return Told(
        at=event.at,
        by=event.by,
        verb=str(sentence or Verb(event.verb).label),
        noun="" if sentence else noun_of(event.thing_type),
        label=label_in_words(event),
        within_id=event.within_id,
        old=in_words(details.get("old")),
        new=in_words(details.get("new")),
        on=in_words(details.get("on")),
        fields=fields_in_words(event.thing_type, details.get("fields") or ""),
        number=str(details.get("number") or ""),
        reason=str(details.get("reason") or ""),
    )


def label_in_words(event: Event) -> str:
    """Older events call a page «heard 1»; what is written is never changed."""
    room = event.thing_label.partition(" ")[0] if event.thing_type == Supplement._meta.label_lower else ""
    return str(CALLED.get(room, event.thing_label))


def noun_of(thing_type: str) -> str | Promise:
    """Rooms above say it in their models' `verbose_name`: «målet», «møtet»."""
    return NOUNS.get(thing_type) or apps.get_model(thing_type)._meta.verbose_name or ""


def in_words(value: str | None) -> str:
    """A day as people say it, or a state in quotes. A place in a list is left out: the number tells nobody anything."""
    if not value or value.isdigit():
        return ""
    if ISO_DAY.fullmatch(value):
        return date_format(date.fromisoformat(value))
    return f"«{str(WORDS.get(value, value)).lower()}»"


def fields_in_words(thing_type: str, names: str) -> str:
    """The fields of a form by the labels that people know them by."""
    model = apps.get_model(thing_type)
    labels = (label_of(model, name) for name in names.split(", ") if name)
    return ", ".join(label for label in labels if label)


def label_of(model: type[Model], name: str) -> str:
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return ""
    return str(getattr(field, "verbose_name", "")).lower()
