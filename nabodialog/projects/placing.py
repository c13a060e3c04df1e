"""Where things stand: elements within phases, lines within an element. Places stay 1, 2, 3 … whoever moves at once."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .lines import Line
from .models import ChecklistItem, Element, MatrixRow, Phase
from .publishing import locked

Thing = TypeVar("Thing", bound=Element | ChecklistItem | MatrixRow)


@transaction.atomic
def place_element(element: Element, phase: Phase, place: int, *, by: Person) -> None:
    """`place` counts from 1 within the phase; one past the end means last."""
    project = locked(element.project)
    elements = list(project.elements.all())
    before = [(each.pk, each.phase) for each in elements]
    old = element.phase
    element.phase = phase
    others = [each for each in elements if each.pk != element.pk]
    within = inserted([each for each in others if each.phase == phase], element, place)
    ordered = [each for name in Phase for each in (within if name == phase else in_phase(others, name))]
    if before == [(each.pk, each.phase) for each in ordered]:
        return
    number(ordered)
    Element.objects.bulk_update(ordered, ["phase", "position"])
    record(Verb.MOVED, element, by=by, within=project, municipality=project.municipality, old=old, new=phase)


@transaction.atomic
def place_line(line: Line, place: int, *, by: Person) -> None:
    """A line of the checklist, or a row of the matrix, within its element."""
    project = locked(line.element.project)
    lines: list[Line] = list(type(line)._default_manager.filter(element=line.element_id))
    ordered: list[Line] = inserted([each for each in lines if each.pk != line.pk], line, place)
    if [each.pk for each in lines] == [each.pk for each in ordered]:
        return
    number(ordered)
    type(line)._default_manager.bulk_update(ordered, ["position"])  # type: ignore[arg-type]
    record(Verb.MOVED, line, by=by, within=project, municipality=project.municipality, new=line.position)


def inserted(others: list[Thing], thing: Thing, place: int) -> list[Thing]:
    at = max(place, 1) - 1
    return others[:at] + [thing] + others[at:]  # noqa: RUF005  the types of a starred list are lost


def in_phase(elements: Iterable[Element], phase: str) -> list[Element]:
    return [element for element in elements if element.phase == phase]


def number(ordered: Iterable[Thing]) -> None:
    for position, thing in enumerate(ordered, start=1):
        thing.position = position
