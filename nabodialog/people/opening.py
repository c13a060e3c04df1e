"""Is anyone there now, and when next? Pure functions over opening hours; `now` is local time, as on the wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Protocol

from .working_days import NONE, ONE_DAY, ClosedDays, holiday

FURTHEST_AHEAD = 366


class Interval(Protocol):
    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Opening:
    """Whether someone answers now; until when, or from when. Nothing to open at where all of a year is closed."""

    is_open: bool
    closes: time | None = None
    opens: datetime | None = None
    opens_today: bool = False
    closed_today: str = ""
    """Why nobody answers all this day, as it stands in a sentence."""


@dataclass(frozen=True)
class Days:
    """Weekdays in a row that have the same intervals."""

    first: int
    last: int
    intervals: tuple[Interval, ...]


def opening(hours: Sequence[Interval], now: datetime, own: ClosedDays = NONE) -> Opening | None:
    """None where no hours are given at all."""
    if not hours:
        return None
    why = holiday(now.date(), own)
    for interval in hours:
        if not why and interval.weekday == now.weekday() and interval.opens <= now.time() < interval.closes:
            return Opening(True, closes=interval.closes)
    opens = next_opening(hours, now, own)
    opens_today = opens is not None and opens.date() == now.date()
    return Opening(False, opens=opens, opens_today=opens_today, closed_today=why)


def next_opening(hours: Sequence[Interval], now: datetime, own: ClosedDays = NONE) -> datetime | None:
    """The first start of an interval that is still to come, on a day that is neither a holiday nor closed."""
    for number in range(FURTHEST_AHEAD):
        day = now.date() + ONE_DAY * number
        mine = [] if holiday(day, own) else [each.opens for each in hours if each.weekday == day.weekday()]
        starts = [datetime.combine(day, opens, now.tzinfo) for opens in mine]
        if ahead := [start for start in starts if start > now]:
            return min(ahead)
    return None


def by_weekday(hours: Sequence[Interval]) -> list[tuple[int, list[Interval]]]:
    """Each weekday that has hours, with its intervals."""
    days = sorted({interval.weekday for interval in hours})
    return [(day, [interval for interval in hours if interval.weekday == day]) for day in days]


def in_rows(hours: Sequence[Interval]) -> list[Days]:
    """«mandag–fredag 09.00–15.00»: each stretch of equal weekdays once."""
    rows: list[Days] = []
    for day, intervals in by_weekday(hours):
        if rows and rows[-1].last == day - 1 and times(rows[-1].intervals) == times(intervals):
            rows[-1] = Days(rows[-1].first, day, rows[-1].intervals)
        else:
            rows.append(Days(day, day, tuple(intervals)))
    return rows


def times(intervals: Sequence[Interval]) -> list[tuple[time, time]]:
    return [(interval.opens, interval.closes) for interval in intervals]


def span(days: Days, names: Sequence[object]) -> str:
    """In a language's own names of the weekdays, from Monday."""
    first, last = str(names[days.first]), str(names[days.last])
    return first if first == last else f"{first}–{last}"
