"""How far the work has come, computed from elements that are already fetched: pure functions, no queries.

`Element.objects.with_work()` fetches what they read.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .models import ChecklistItem, Element, ItemState, WorkState


@dataclass(frozen=True)
class Progress:
    """Of the lines that are relevant here: how many are done, how many are late, and the nearest due date."""

    done: int
    relevant: int
    overdue: int
    next_due: date | None

    @property
    def left(self) -> int:
        return self.relevant - self.done


def progress_of(items: Iterable[ChecklistItem], today: date) -> Progress:
    relevant = [item for item in items if item.state != ItemState.NOT_RELEVANT]
    return Progress(
        done=sum(item.state == ItemState.DONE for item in relevant),
        relevant=len(relevant),
        overdue=sum(item.is_overdue(today) for item in relevant),
        next_due=min((item.due_on for item in relevant if item.due_on and item.is_unfinished), default=None),
    )


@dataclass(frozen=True)
class Work:
    """An element and how far it has come."""

    element: Element
    progress: Progress

    @property
    def state(self) -> WorkState:
        return self.element.state


@dataclass(frozen=True)
class Band:
    """Done, now or planned: the elements that are there."""

    state: WorkState
    works: list[Work]


def work_on(elements: Iterable[Element], today: date) -> list[Work]:
    return [Work(element, progress_of(element.items.all(), today)) for element in elements if not element.is_left_out]


def bands(works: Iterable[Work]) -> list[Band]:
    """Always three, in the order a timeline has: done, now, planned."""
    works = list(works)
    return [Band(state, [work for work in works if work.state == state]) for state in WorkState]


def overdue_items(works: Iterable[Work], today: date) -> list[ChecklistItem]:
    """The longest overdue first."""
    items = [item for work in works for item in work.element.items.all() if item.is_overdue(today)]
    return sorted(items, key=lambda item: item.due_on or today)
