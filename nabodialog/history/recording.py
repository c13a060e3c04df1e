"""The one way that something enters history."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import models
from django.utils import timezone

from nabodialog.people.models import Municipality, Person

from .models import Event, Verb

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


@contextmanager
def recorded_at(moment: datetime) -> Iterator[None]:
    """For what is told afterwards, as the demo is: its events carry the day on which it happened."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def record(
    verb: Verb, thing: models.Model, *, by: Person, within: models.Model, municipality: Municipality, **details: object
) -> Event:
    """Call it last in a deed, inside the deed's transaction. `details` hold short facts (old, new), no texts."""
    return Event.objects.create(
        at=_moment.get() or timezone.now(),
        by=by,
        municipality=municipality,
        verb=verb,
        thing_type=thing._meta.label_lower,
        thing_id=thing.pk,
        thing_label=str(thing)[:300],
        within_type=within._meta.label_lower,
        within_id=within.pk,
        details={key: value if value is None else str(value) for key, value in details.items()},
    )
