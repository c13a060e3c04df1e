"""Bars over time: where each begins and ends on a grid of 48 columns.

Positions are columns and not percentages, since our content security policy allows no inline style:
`static/ui/columns.css` holds one class per column.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS_3

COLUMNS = 48
MOST_MARKS = 10
LEAST_FOR_A_NAME = 4


@dataclass(frozen=True)
class Mark:
    """A name along the top, over some columns."""

    label: str
    start: int
    end: int
    note: str = ""


@dataclass(frozen=True)
class Bar:
    """From one column line to another; `text` says the same in words."""

    start: int
    end: int
    text: str
    tone: str = "success"


@dataclass(frozen=True)
class BarRow:
    """One line of the chart. Several bars where something was taken up again."""

    label: str
    bars: Sequence[Bar]
    url: str = ""
    status: str = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class NamedAxis:
    """Equal parts with names and no dates, such as the phases of a method."""

    names: Sequence[str]

    @property
    def marks(self) -> list[Mark]:
        width = COLUMNS // len(self.names)
        return [Mark(name, place * width + 1, (place + 1) * width + 1) for place, name in enumerate(self.names)]

    def bar(self, first: int, last: int, text: str, tone: str = "success") -> Bar:
        """A bar over the parts from `first` to `last`, counted from 0."""
        marks = self.marks
        return Bar(marks[first].start, marks[last].end, text, tone)


@dataclass(frozen=True)
class MonthAxis:
    """Whole months, from the first month that something begins in to the last that something ends in."""

    first: date
    months: int

    @classmethod
    def over(cls, spans: Iterable[tuple[date, date]]) -> "MonthAxis":
        """The months that hold all of these. There must be one span at least."""
        days = [day for span in spans for day in span]
        first, last = min(days), max(days)
        return cls(first.replace(day=1), _months_between(first, last) + 1)

    @property
    def marks(self) -> list[Mark]:
        """A name for each month, or for every second, third, sixth or twelfth where there are many."""
        step = next((step for step in (1, 2, 3, 6) if self.months / step <= MOST_MARKS), 12)
        return [self._mark(month, step) for month in range(0, self.months, step)]

    def bar(self, start: date, end: date, text: str, tone: str = "success") -> Bar:
        """A bar from the morning of `start` to the evening of `end`, never too thin to see."""
        first = min(self.column(start), COLUMNS)
        return Bar(first, max(self._line_after(end), first + 1), text, tone)

    def column(self, day: date) -> int:
        """The column that a day falls in; days outside the axis fall in its first or last column."""
        return min(max(int(self._share(day) * COLUMNS) + 1, 1), COLUMNS)

    def holds(self, day: date) -> bool:
        return 0 <= _months_between(self.first, day) < self.months

    def _share(self, day: date, days_more: int = 0) -> float:
        passed = (day.day - 1 + days_more) / monthrange(day.year, day.month)[1]
        return (_months_between(self.first, day) + passed) / self.months

    def _line_after(self, day: date) -> int:
        return min(max(round(self._share(day, days_more=1) * COLUMNS) + 1, 2), COLUMNS + 1)

    def _mark(self, month: int, step: int) -> Mark:
        start, end = (round(place / self.months * COLUMNS) + 1 for place in (month, min(month + step, self.months)))
        count = self.first.month - 1 + month
        year, number = self.first.year + count // 12, count % 12 + 1
        is_first_of_its_year = month == 0 or number <= step
        is_cut_off = month + step > self.months and end - start < LEAST_FOR_A_NAME
        name = "" if is_cut_off else str(MONTHS_3[number])
        return Mark(name, start, max(end, start + 1), str(year) if is_first_of_its_year and name else "")


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month
