"""Taking back that work on an element was begun or finished: for the slip of a hand, not for a change of plan."""

from datetime import date

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .changing import is_told_done
from .models import Element
from .models.parts import Conflict

Trace = tuple[int, date | None]


def last_trace(element: Element) -> Trace | None:
    """The newest stretch of work, and when it ended."""
    last = element.periods.last()
    return (last.pk, last.finished_on) if last else None


@transaction.atomic
def undo_work(element: Element, before: Trace | None, after: Trace | None, *, by: Person) -> None:
    """Raises Conflict where the work has moved on, or where neighbours have been told that the element is done."""
    last = element.periods.select_for_update().last()
    if last is None or (last.pk, last.finished_on) != after or is_told_done(element.project, element):
        raise Conflict
    if before and before[0] == last.pk:
        last.finished_on, last.finished_by = None, None
        last.save(update_fields=["finished_on", "finished_by"])
    else:
        last.delete()
    record(Verb.UNDID, element, by=by, within=element.project, municipality=element.project.municipality)
