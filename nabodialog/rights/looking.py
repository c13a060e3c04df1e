"""To look at what we have of somebody is a deed: it has a case, and it stands in history."""

from datetime import datetime

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.lib.personal import Sought
from nabodialog.people.models import Municipality, Person

from .gathering import Section, sections_of
from .models import Exercise, Right


def look(sought: Sought, place: Municipality, reference: str, *, by: Person, now: datetime) -> list[Section]:
    """Also where there was nothing to see. Every table is read before the receipt: reading holds no writer up."""
    sections = sections_of(sought, place)
    numbers = {"rows": sum(len(section.rows) for section in sections)}
    facts = {"right": Right.ACCESS, "reference": reference, "by": by, "at": now, "numbers": numbers}
    with transaction.atomic():
        receipt = Exercise.objects.create(municipality=place, **facts)
        record(Verb.LOOKED_UP, receipt, by=by, within=place, municipality=place, **numbers)
    return sections
