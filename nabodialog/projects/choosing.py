"""Choosing what is relevant now, later or not, for many elements at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nabodialog.people.models import Person

from .models import Element, WorkState
from .suggesting import Relevance


@dataclass(frozen=True)
class Choice:
    element: Element
    relevance: Relevance
    reason: str = ""


def standing(element: Element) -> Choice:
    """What is chosen already."""
    if element.is_left_out:
        return Choice(element, Relevance.NOT, element.skip.reason)
    return Choice(element, Relevance.LATER if element.state == WorkState.PLANNED else Relevance.NOW)


@transaction.atomic
def choose_elements(choices: Iterable[Choice], *, by: Person, today: date) -> None:
    for choice in choices:
        choose(choice, by=by, today=today)


def choose(choice: Choice, *, by: Person, today: date) -> None:
    """Does only what is not so already. Work that somebody has begun is never taken away here."""
    element = choice.element
    if choice.relevance == Relevance.NOT:
        if not element.is_left_out or element.skip.reason != choice.reason:
            element.leave_out(choice.reason, by=by)
        return
    if element.is_left_out:
        element.bring_back(by=by)
    if choice.relevance == Relevance.NOW and element.state == WorkState.PLANNED:
        element.begin(by=by, today=today)
