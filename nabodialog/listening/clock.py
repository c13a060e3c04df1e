"""When an answer is promised: working days, less the days on which the clock stood still. Plain arithmetic on dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nabodialog.people.working_days import (
    NONE,
    ONE_DAY,
    SATURDAY,
    SUNDAY,
    ClosedDays,
    closed_because,
    holiday,
    in_working_days,
    weekday_and_date,
    working_days_after,
)


@dataclass(frozen=True)
class Still:
    """The clock stood still: the day it stopped was ours, the day it went on again counts as the day of arrival."""

    since: date
    until: date

    def covers(self, day: date) -> bool:
        return self.since < day <= self.until


def due_date(received_on: date, days: int, stills: Sequence[Still] = (), own: ClosedDays = NONE) -> date:
    """The last of so many working days; the day it came is not counted."""
    counted = 0
    for day in working_days_after(received_on, own):
        if any(still.covers(day) for still in stills):
            continue
        counted += 1
        if counted >= days:
            break
    return day


def extended(due_on: date, still: Still, own: ClosedDays = NONE) -> date:
    """Later by the working days that the clock stood still; a promise that was broken already stays broken."""
    if still.since >= due_on:
        return due_on
    lost = sum(
        1 for number in range(1, (still.until - still.since).days + 1) if works(still.since + ONE_DAY * number, own)
    )
    return in_working_days(due_on, lost, own)


def works(day: date, own: ClosedDays) -> bool:
    return not closed_because(day, own)


def explained(received_on: date, days: int, due_on: date, own: ClosedDays = NONE) -> str:
    """«5 virkedager fra mandag 30. mars 2026; 2., 3. og 6. april er fridager.»"""
    start = weekday_and_date(received_on)
    words = ngettext("%(days)s virkedag fra %(start)s", "%(days)s virkedager fra %(start)s", days)
    told = words % {"days": days, "start": start}
    closed = closed_between(received_on, due_on, own)
    if not closed:
        return f"{told}."
    free = ngettext("%(dates)s er fridag", "%(dates)s er fridager", len(closed)) % {"dates": listed(closed)}
    return f"{told}; {free}."


def closed_between(start: date, end: date, own: ClosedDays = NONE) -> list[date]:
    """Holidays and closed days that took a working day away."""
    days = [start + ONE_DAY * number for number in range(1, (end - start).days)]
    return [day for day in days if day.weekday() not in {SATURDAY, SUNDAY} and holiday(day, own)]


def listed(days: Sequence[date]) -> str:
    """«2., 3. og 6. april»: each month named once."""
    months: list[list[date]] = []
    for day in days:
        if months and months[-1][-1].month == day.month:
            months[-1].append(day)
        else:
            months.append([day])
    words = [[f"{day.day}." for day in month[:-1]] + [date_format(month[-1], "j. F")] for month in months]
    flat = [word for month in words for word in month]
    return flat[0] if len(flat) == 1 else ", ".join(flat[:-1]) + _(" og ") + flat[-1]
