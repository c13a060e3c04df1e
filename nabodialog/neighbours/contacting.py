"""What a page says of the contact point: who, when, and whether anyone is there now."""

from datetime import datetime
from typing import Any

from nabodialog.people.models import ContactPoint, Municipality
from nabodialog.people.opening import in_rows, opening, span
from nabodialog.people.reaching import reachable

from .words import WEEKDAYS


def contact_context(municipality: Municipality, chosen: ContactPoint | None, now: datetime) -> dict[str, Any]:
    found = reachable(municipality, chosen, closed_from=now.date())
    now_or_next = opening(found.hours, now, found.closed)
    return {
        "contact": found.contact,
        "opening": now_or_next,
        "opening_day": WEEKDAYS[now_or_next.opens.weekday()] if now_or_next and now_or_next.opens else "",
        "opening_hours": [(span(days, WEEKDAYS), days.intervals) for days in in_rows(found.hours)],
        "today": now.date(),
    }
