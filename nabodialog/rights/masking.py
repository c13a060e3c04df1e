"""Words about others are masked in what somebody reads of themselves, and words about them where they are forgotten."""

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.personal import NOBODY, Deed, Fate, Sought
from nabodialog.people.models import Municipality
from nabodialog.privacy.concerns import KINDS
from nabodialog.privacy.guard import find

from .declared import all_mentions
from .wording import field_in_words, table_in_words

GONE = "[slettet]"
# Finished copies go to the archive as they stand when it takes them: decision 0032 says why they do not wait for it.
COPIES = {"projects.Publication", "projects.Supplement", "involvement.StrategyVersion"}
WRITTEN_ONCE = {"listening.FormerDate", "listening.PromiseCheck"}


def without_others(text: str, sought: Sought) -> str:
    """What the guard takes for somebody is left out, except what the reader told us themselves."""
    for finding in reversed(find(text)):
        standing = text[finding.start : finding.end]
        if not any(mark.search(standing) for mark in sought.marks):
            text = f"{text[: finding.start]}[{KINDS[finding.kind]}]{text[finding.end :]}"
    return text


def without_them(text: str, sought: Sought) -> str:
    for mark in sought.marks:
        text = mark.sub(GONE, text)
    return text


def rows_that_mention(model: type[models.Model], name: str, sought: Sought, place: Municipality) -> list[Any]:
    """Asked roughly where the rows are, and then sharply: an address is no part of a longer one."""
    rough = Q(as_text__icontains=sought.email) if sought.email else NOBODY
    if len(sought.bare_phone) > 4:
        rough |= Q(as_text__regex="[ .-]?".join(sought.bare_phone))
    rows = model._default_manager.annotate(as_text=Cast(name, models.TextField()))
    found: list[Any] = list(rows.filter(rough, **{way_to_place(model): place.pk}))
    return [row for row in found if any(mark.search(row.as_text) for mark in sought.marks)]


def way_to_place(model: type[models.Model], seen: frozenset[type] = frozenset()) -> str:
    """The shortest way from a row to its municipality, by relations that are always there."""
    if model is Municipality:
        return "pk"
    ways = []
    for field in model._meta.concrete_fields:
        target = field.related_model
        if isinstance(target, type) and target not in {model, *seen} and not field.null:
            if target is Municipality:
                return field.name
            if further := way_to_place(target, seen | {model}):
                ways.append(f"{field.name}__{further}")
    return min(ways, key=lambda way: way.count("__"), default="")


def mask_mentions(sought: Sought, place: Municipality) -> Iterator[Fate]:
    """In staff's own words, published copies among them. What is written once cannot be changed, and is told of."""
    for label, name in all_mentions():
        model = apps.get_model(label)
        found = rows_that_mention(model, name, sought, place)
        title = f"{table_in_words(model)}: {field_in_words(model, name)}"
        if label in WRITTEN_ONCE:
            yield Fate(Deed.KEPT, title, len(found), _("Kan ikke endres: den sier hva som ble lovet og når."))
        else:
            why = _("Det arkivet ikke har fått ennå, får det uten dette.") if label in COPIES else ""
            yield Fate(Deed.MASKED, title, sum(mask(row, name, sought) for row in found), why)


def mask(row: models.Model, name: str, sought: Sought) -> bool:
    """As a query, so that no rule for how a row is edited stands in the way of it."""
    value = getattr(row, name)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    less = without_them(text, sought)
    if less == text:
        return False
    changed = less if isinstance(value, str) else json.loads(less)
    type(row)._default_manager.filter(pk=row.pk).update(**{name: changed})
    return True
