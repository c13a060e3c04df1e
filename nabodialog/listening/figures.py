"""The arithmetic of the numbers: how many, how soon, and what came of it. Plain counting, of cases without words.

All numbers are of the enquiries that came in a period, so that those of a table add up to their total.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.utils.functional import Promise

from .models import EnquiryKind, Solved
from .states import ENDED, State

HALF, NINE_OF_TEN = 0.5, 0.9


@dataclass(frozen=True)
class Case:
    """What is counted of one enquiry. Times are in working days, None where it has not come yet."""

    on: date
    project: str
    theme: str
    kind: str
    channel: str
    state: str
    outcome: str
    closing_reason: str
    is_overdue: bool
    first_word: int | None
    answer: int | None
    was_in_time: bool
    reopened: int
    verdict: str

    @property
    def month(self) -> date:
        """Its first day."""
        return self.on.replace(day=1)

    @property
    def is_answered(self) -> bool:
        return self.state == State.ANSWERED

    @property
    def is_due(self) -> bool:
        """It has an answer, or should have had one."""
        return self.answer is not None or self.is_overdue

    @property
    def is_judged_by_neighbour(self) -> bool:
        """Whoever got an answer is asked whether it helped; praise solves nothing."""
        return self.answer is not None and self.kind != EnquiryKind.PRAISE


@dataclass(frozen=True)
class Times:
    """Half of them took so many working days at most, and nine of ten so many; None where nothing has come."""

    number: int
    half: int | None
    most: int | None

    @classmethod
    def of(cls, days: Iterable[int | None]) -> "Times":
        known = sorted(each for each in days if each is not None)
        return cls(len(known), share_within(known, HALF), share_within(known, NINE_OF_TEN))


def share_within(days: Sequence[int], share: float) -> int | None:
    """The fewest days that this share of them were within: always one that occurred."""
    return days[ceil(len(days) * share) - 1] if days else None


@dataclass(frozen=True)
class Group:
    """One line of a table: those that have something in common, and what stands at the end of the line."""

    name: str
    received: int
    answered: int
    closed: int
    open: int
    overdue: int
    answer: Times

    @classmethod
    def of(cls, name: str, cases: Sequence[Case]) -> "Group":
        states = Counter(case.state for case in cases)
        return cls(
            name=name,
            received=len(cases),
            answered=states[State.ANSWERED],
            closed=states[State.CLOSED],
            open=sum(case.state not in ENDED for case in cases),
            overdue=sum(case.is_overdue for case in cases),
            answer=Times.of(case.answer for case in cases),
        )


@dataclass(frozen=True)
class Verdicts:
    """What those who were asked have said last, in the order of the answers; and how many have said nothing."""

    counts: tuple[tuple[str, int], ...]
    never_said: int

    @classmethod
    def of(cls, cases: Iterable[Case]) -> "Verdicts":
        said = Counter(case.verdict for case in cases if case.is_judged_by_neighbour)
        return cls(tuple((str(each.label), said[each]) for each in Solved), said[""])


@dataclass(frozen=True)
class InTime:
    """Of those that had an answer, or should have had: how many got it by the day that was promised."""

    number: int
    due: int

    @classmethod
    def of(cls, cases: Iterable[Case]) -> "InTime":
        due = [case for case in cases if case.is_due]
        return cls(sum(case.was_in_time for case in due), len(due))

    @property
    def percent(self) -> int | None:
        """Never rounded up to all of them, nor down to none."""
        if not self.due:
            return None
        rounded = round(100 * self.number / self.due)
        return min(max(rounded, int(self.number > 0)), 100 if self.number == self.due else 99)


def grouped(
    cases: Iterable[Case], key: Callable[[Case], Hashable], names: Iterable[tuple[Hashable, str | Promise]]
) -> tuple[Group, ...]:
    """One line for each name, also where there is none of it."""
    sorted_out: dict[Hashable, list[Case]] = {}
    for case in cases:
        sorted_out.setdefault(key(case), []).append(case)
    return tuple(Group.of(str(name), sorted_out.get(found, [])) for found, name in names)


def months_between(first: date, last: date) -> list[date]:
    """The first day of each."""
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(start, end + 1)]
