"""What a page says of the contact point: who, when, and whether anyone is there now."""

from datetime import datetime
from typing import Any

from nabodialog.people.opening import by_weekday, opening
from nabodialog.people.reaching import Reachable

from .words import WEEKDAYS


def contact_context(reachable: Reachable, now: datetime) -> dict[str, Any]:
    now_or_next = opening(reachable.hours, now)
    return {
        "contact": reachable.contact,
        "opening": now_or_next,
        "opening_day": WEEKDAYS[now_or_next.opens.weekday()] if now_or_next and now_or_next.opens else "",
        "opening_hours": [(WEEKDAYS[day], intervals) for day, intervals in by_weekday(reachable.hours)],
        "today": now.date(),
    }
