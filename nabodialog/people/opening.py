"""Is anyone there now, and when next? Pure functions over opening hours; `now` is local time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Protocol


class Interval(Protocol):
    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Opening:
    """Whether someone answers now; until when, or from when."""

    is_open: bool
    closes: time | None
    opens: datetime | None


def opening(hours: Sequence[Interval], now: datetime) -> Opening | None:
    """None where no hours are given at all."""
    if not hours:
        return None
    for interval in hours:
        if interval.weekday == now.weekday() and interval.opens <= now.time() < interval.closes:
            return Opening(True, interval.closes, None)
    return Opening(False, None, next_opening(hours, now))


def next_opening(hours: Sequence[Interval], now: datetime) -> datetime:
    """The first start of an interval that is still to come, within a week."""
    starts = []
    for interval in hours:
        days = (interval.weekday - now.weekday()) % 7
        start = datetime.combine(now.date() + timedelta(days=days), interval.opens, now.tzinfo)
        starts.append(start if start > now else start + timedelta(days=7))
    return min(starts)


def by_weekday(hours: Sequence[Interval]) -> list[tuple[int, list[Interval]]]:
    """Each weekday that has hours, with its intervals."""
    days = sorted({interval.weekday for interval in hours})
    return [(day, [interval for interval in hours if interval.weekday == day]) for day in days]
