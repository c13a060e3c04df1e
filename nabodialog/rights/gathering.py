"""Everything we have of one person, from every room, in words that they can read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nabodialog.keeping.kinds import Kind, kind_called
from nabodialog.keeping.rules import all_kept
from nabodialog.keeping.telling import how_long
from nabodialog.lib.personal import Holding, Sought
from nabodialog.people.models import Municipality

from .declared import all_holdings, all_mentions
from .masking import rows_that_mention, without_others
from .wording import field_in_words

Fact = tuple[str, str]
Rows = tuple[tuple[tuple[Fact, ...], str], ...]


@dataclass(frozen=True)
class Section:
    """`kept` says how long, `rows` have what is stored, and where staff put it right."""

    title: str
    kind: Kind
    kept: str
    rows: Rows


def sections_of(sought: Sought, place: Municipality) -> list[Section]:
    amounts = all_kept(place)
    found = [section_of(holding, sought, place, amounts) for holding in all_holdings() if holding.found]
    mentioned = tuple(mentions_of(sought, place))
    if mentioned:
        found.append(section(_("Nevnt i det kommunen har skrevet"), "project-work", mentioned))
    return [each for each in found if each.rows]


def section_of(holding: Holding, sought: Sought, place: Municipality, amounts: Mapping[str, int]) -> Section:
    rows = tuple((facts_of(row, holding.fields, sought), page_of(row)) for row in holding.of(sought, place))
    return section(str(holding.title), holding.kind, rows, amounts.get(holding.kind))


def section(title: str, kind: str, rows: Rows, amount: int | None = None) -> Section:
    found = kind_called(kind)
    return Section(title, found, how_long(found, amount), rows)


def mentions_of(sought: Sought, place: Municipality) -> Iterator[tuple[tuple[Fact, ...], str]]:
    for label, name in all_mentions():
        for row in rows_that_mention(apps.get_model(label), name, sought, place):
            yield facts_of(row, (name,), sought), page_of(row)


def page_of(row: models.Model) -> str:
    """Where staff see it, and put it right; what is part of an enquiry is put right there."""
    for thing in (row, getattr(row, "enquiry", None)):
        if thing is not None and hasattr(thing, "get_absolute_url"):
            return str(thing.get_absolute_url())
    return ""


def facts_of(row: models.Model, names: tuple[str, ...], sought: Sought) -> tuple[Fact, ...]:
    found = ((field_in_words(row._meta.model, name), in_words(row, name, sought)) for name in names)
    return tuple((label, value) for label, value in found if value)


def in_words(row: models.Model, name: str, sought: Sought) -> str:
    value: Any = getattr(row, name)
    if value in (None, "", {}, []):
        return ""
    if row._meta.get_field(name).choices:  # type: ignore[union-attr]
        return str(getattr(row, f"get_{name}_display")())
    if name == "language":
        value = dict(settings.LANGUAGES).get(value, value)
    if isinstance(value, bool):
        return _("Ja") if value else _("Nei")
    if isinstance(value, datetime):
        return date_format(localtime(value), "DATETIME_FORMAT")
    if isinstance(value, bytes | memoryview):
        return _("%(size)s byte, som dere får se ved siden av") % {"size": len(value)}
    return without_others(str(value), sought)
