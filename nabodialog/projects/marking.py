"""Setting where the work stands on one or several lines of a checklist: all of them or none, and undoable."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypedDict

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.people.models import Person

from .models import ChecklistItem, Element
from .models.parts import Conflict

UNDOABLE = ("state", "reason", "owner_id", "deputy_id", "due_on")


class Former(TypedDict):
    """What a line was until it was marked, and the revision that the marking gave it."""

    item: int
    revision: int
    was: dict[str, Any]


@transaction.atomic
def mark_items(items: Iterable[ChecklistItem], values: Mapping[str, Any], *, by: Person) -> list[Former]:
    """Give each line these values. Raises Conflict, and changes none, where a line is past the revision it holds."""
    return [mark_one(item, values, by=by) for item in items]


def mark_one(item: ChecklistItem, values: Mapping[str, Any], *, by: Person) -> Former:
    was = {field: getattr(item, field) for field in UNDOABLE}
    item.change(values, by=by)
    was["due_on"] = was["due_on"] and was["due_on"].isoformat()
    return {"item": item.pk, "revision": item.revision, "was": was}


@transaction.atomic
def undo_marks(element: Element, formers: Iterable[Former], *, by: Person) -> tuple[int, int]:
    """Put lines back to what they were. Those that somebody has touched since are left alone.

    Gives how many were put back, and how many were not.
    """
    items = {item.pk: item for item in element.items.all()}
    restored = [undo_one(items.get(former["item"]), former, by=by) for former in formers]
    return sum(restored), restored.count(False)


def undo_one(item: ChecklistItem | None, former: Former, *, by: Person) -> bool:
    if item is None:
        return False
    item.revision = former["revision"]
    was = former["was"]
    due_on = date.fromisoformat(was["due_on"]) if was["due_on"] else None
    try:
        item.change({**was, "due_on": due_on}, by=by, verb=Verb.UNDID)
    except Conflict:
        return False
    return True
