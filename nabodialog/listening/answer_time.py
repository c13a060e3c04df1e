"""How soon a municipality promises to answer, and when it cannot. What is promised already keeps its days."""

from datetime import datetime

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import ClosedDay, Municipality, Person

from .handling import reckon_again
from .models import ServicePromise


@transaction.atomic
def promise_days(municipality: Municipality, days: int, *, by: Person) -> None:
    """For what comes from now on."""
    promise, _made = ServicePromise.objects.update_or_create(municipality=municipality, defaults={"days": days})
    record(Verb.CHANGED, promise, by=by, within=municipality, municipality=municipality, fields="days")


@transaction.atomic
def close_on(day: ClosedDay, judged: str = "", *, by: Person, now: datetime) -> int:
    """Tells how many promised dates it moved. `judged` is why the reason may stand, where the guard doubted it."""
    day.save()
    place = day.municipality
    record(Verb.ADDED, day, by=by, within=place, municipality=place, on=day.on)
    if judged:
        record(Verb.JUDGED, day, by=by, within=place, municipality=place, reason=judged)
    return reckon_again(day.municipality, now=now)


@transaction.atomic
def open_on(day: ClosedDay, *, by: Person, now: datetime) -> int:
    """It is an ordinary day after all. Tells how many promised dates it moved."""
    municipality = day.municipality
    record(Verb.REMOVED, day, by=by, within=municipality, municipality=municipality, on=day.on)
    day.delete()
    return reckon_again(municipality, now=now)
