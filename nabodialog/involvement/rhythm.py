"""How often: the days of a line in the plan, counted. No table is asked."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice, takewhile

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models.plan import Rhythm, Unit

MOST_DAYS = 60
"""More than this on one line is a slip of the hand."""


@dataclass(frozen=True)
class Cadence:
    """Once, regularly or as needed; what is not settled yet is None."""

    rhythm: Rhythm
    starts_on: date | None = None
    every: int | None = None
    unit: Unit = Unit.WEEKS
    ends_on: date | None = None

    @property
    def days(self) -> list[date]:
        return list(islice(self._days(), MOST_DAYS))

    @property
    def is_too_many(self) -> bool:
        return len(list(islice(self._days(), MOST_DAYS + 1))) > MOST_DAYS

    def _days(self) -> Iterator[date]:
        start, every, end = self.starts_on, self.every, self.ends_on
        if self.rhythm == Rhythm.ONCE and start:
            yield start
        elif self.rhythm == Rhythm.REGULARLY and start and every and end:
            following = (stepped(start, every * number, self.unit) for number in count())
            yield from takewhile(lambda day: day <= end, following)

    @property
    def in_words(self) -> str:
        """Empty where a single day is not settled yet."""
        if self.rhythm == Rhythm.AS_NEEDED:
            return _("Når det trengs")
        if self.rhythm == Rhythm.REGULARLY and self.starts_on and self.ends_on:
            days = {"start": date_format(self.starts_on), "end": date_format(self.ends_on)}
            return _("%(often)s fra %(start)s til %(end)s") % {"often": how_often(self.every or 1, self.unit), **days}
        return date_format(self.starts_on) if self.starts_on else ""


def how_often(every: int, unit: Unit) -> str:
    number = {"number": every}
    if unit == Unit.WEEKS:
        return ngettext("Hver uke", "Hver %(number)s. uke", every) % number
    return ngettext("Hver måned", "Hver %(number)s. måned", every) % number


def stepped(start: date, steps: int, unit: Unit) -> date:
    """So many weeks or months on. A month that is too short gives its last day."""
    if unit == Unit.WEEKS:
        return start + timedelta(weeks=steps)
    year, month = divmod(start.month - 1 + steps, 12)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
