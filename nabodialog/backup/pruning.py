"""Which backups are kept: the newest, and the newest of each of the last days, weeks and months that have one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Keep:
    days: int
    weeks: int
    months: int


def superfluous(moments: Iterable[datetime], keep: Keep) -> set[datetime]:
    newest_first = sorted(moments, reverse=True)
    kept = set(newest_first[:1])
    kept |= newest_of_each(newest_first, lambda moment: moment.date(), keep.days)
    kept |= newest_of_each(newest_first, lambda moment: moment.isocalendar()[:2], keep.weeks)
    kept |= newest_of_each(newest_first, lambda moment: (moment.year, moment.month), keep.months)
    return set(newest_first) - kept


def newest_of_each(newest_first: list[datetime], span: Callable[[datetime], object], number: int) -> set[datetime]:
    first: dict[object, datetime] = {}
    for moment in newest_first:
        first.setdefault(span(moment), moment)
    return set(list(first.values())[:number])
