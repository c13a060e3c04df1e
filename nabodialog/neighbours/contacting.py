"""What a page says of the contact point: who, when, and whether anyone is there now."""

from datetime import datetime
from typing import Any

from nabodialog.people.opening import by_weekday, opening
from nabodialog.people.reaching import Reachable

from .words import WEEKDAYS


def contact_context(reachable: Reachable, now: datetime) -> dict[str, Any]:
    return {
        "contact": reachable.contact,
        "opening": opening(reachable.hours, now),
        "opening_hours": [(WEEKDAYS[day], intervals) for day, intervals in by_weekday(reachable.hours)],
        "today": now.date(),
    }
