"""Which days people work in Norway, with a municipality's own closed days; plain arithmetic on dates."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

import holidays
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)
ClosedDays = Mapping[date, str]
NONE: ClosedDays = {}
"""A municipality's own closed days, each with why."""
# The library's names, as they stand in a sentence.
NAMES = {
    "Første nyttårsdag": gettext_lazy("første nyttårsdag"),
    "Skjærtorsdag": gettext_lazy("skjærtorsdag"),
    "Langfredag": gettext_lazy("langfredag"),
    "Første påskedag": gettext_lazy("første påskedag"),
    "Andre påskedag": gettext_lazy("andre påskedag"),
    "Arbeidernes dag": gettext_lazy("1. mai"),
    "Grunnlovsdag": gettext_lazy("17. mai"),
    "Kristi himmelfartsdag": gettext_lazy("Kristi himmelfartsdag"),
    "Første pinsedag": gettext_lazy("første pinsedag"),
    "Andre pinsedag": gettext_lazy("andre pinsedag"),
    "Første juledag": gettext_lazy("første juledag"),
    "Andre juledag": gettext_lazy("andre juledag"),
}


@cache
def _holidays(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("NO", years=year, language="no"))


def holiday(day: date, own: ClosedDays = NONE) -> str:
    """Its name, in words; empty on an ordinary day."""
    # Two holidays may share a day, as Ascension Day and 1 May in 2008.
    if names := _holidays(day.year).get(day):
        return _(" og ").join(str(NAMES.get(name, name)) for name in names.split("; "))
    return own.get(day, "")


def closed_because(day: date, own: ClosedDays = NONE) -> str:
    """Why it is no working day, in words; empty where it is one."""
    weekend = date_format(day, "l").lower() if day.weekday() in {SATURDAY, SUNDAY} else ""
    return holiday(day, own) or weekend


def next_working_day(day: date, own: ClosedDays = NONE) -> date:
    """The day itself, where it is one."""
    while closed_because(day, own):
        day += ONE_DAY
    return day


def in_working_days(start: date, amount: int, own: ClosedDays = NONE) -> date:
    """Where the count ends; the first day is not counted."""
    day = start
    for _each in range(amount):
        day = next_working_day(day + ONE_DAY, own)
    return day


def previous_working_day(day: date, own: ClosedDays = NONE) -> date:
    """The last one that comes earlier than this day."""
    day -= ONE_DAY
    while closed_because(day, own):
        day -= ONE_DAY
    return day


def working_days_after(start: date, own: ClosedDays = NONE) -> Iterator[date]:
    day = start
    while True:
        day = next_working_day(day + ONE_DAY, own)
        yield day


def working_day_numbers(first: date, last: date, own: ClosedDays = NONE) -> dict[date, int]:
    """Each day with how many working days have passed by its end: what two days differ by is how many lie between."""
    numbers, passed = {}, 0
    for ahead in range((last - first).days + 1):
        day = first + ONE_DAY * ahead
        passed += not closed_because(day, own)
        numbers[day] = passed
    return numbers


def weekday_and_date(day: date) -> str:
    return f"{date_format(day, 'l').lower()} {date_format(day)}"
