"""Where the demo plays, who is in it, and what day it is."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.timezone import localdate, make_aware

from nabodialog.history.recording import recorded_at
from nabodialog.people.models import Municipality, Person

from .case import RoleName

FRIDAY = 4
OFFICE_OPENS, OFFICE_MINUTES = time(8, 10), 7 * 60


@dataclass
class Stage:
    """Where the demo plays: a municipality, its people by role, and the day it is."""

    municipality: Municipality
    cast: dict[RoleName, Person]
    now: datetime

    def day(self, offset: int) -> date:
        """That many days from now. Of a weekend, the Monday after if it is ahead, else the Friday before."""
        day = localdate(self.now) + timedelta(days=offset)
        into_weekend = day.weekday() - FRIDAY
        return day + timedelta(days=0 if into_weekend <= 0 else 3 - into_weekend if offset > 0 else -into_weekend)

    def moment(self, offset: int) -> datetime:
        """In office hours that day, at another minute than on the days around it, and never in the future."""
        minutes = offset * 37 % OFFICE_MINUTES
        at = make_aware(datetime.combine(self.day(min(offset, 0)), OFFICE_OPENS) + timedelta(minutes=minutes))
        return at if at <= self.now else self.moment(min(offset, 0) - 1)

    def then(self, offset: int) -> AbstractContextManager[None]:
        """What is done inside stands in history as done then."""
        return recorded_at(self.moment(offset))

    def person(self, role: RoleName | None) -> Person | None:
        return self.cast[role] if role else None
