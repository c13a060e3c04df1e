"""The project's own elements, checklist lines and matrix rows: added last in their place, and removed again."""

from collections.abc import Mapping

from django.db import models, transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .lines import Line, LineNoun
from .models import Element, Milestone, Phase, Project
from .placing import in_phase, number
from .publishing import locked


@transaction.atomic
def add_element(project: Project, name: str, phase: Phase, *, by: Person) -> Element:
    project = locked(project)
    added = Element(project=project, own_name=name, phase=phase, position=0)
    return put_in(added, by=by)


@transaction.atomic
def put_in(added: Element, *, by: Person) -> Element:
    """Last in its phase, and everything after it one further down."""
    project = locked(added.project)
    others = list(project.elements.all())
    added.position = len(others) + 1
    added.save()
    number(ordered := [each for phase in Phase for each in in_phase([*others, added], phase)])
    Element.objects.bulk_update(ordered, ["position"])
    record(Verb.ADDED, added, by=by, within=project, municipality=project.municipality)
    return added


@transaction.atomic
def add_milestone(added: Milestone, *, by: Person) -> Milestone:
    added.save()
    record(Verb.ADDED, added, by=by, within=added.project, municipality=added.project.municipality)
    return added


@transaction.atomic
def add_line(noun: LineNoun, element: Element, words: Mapping[str, str], *, by: Person) -> Line:
    """`words` are the line's own: `own_text`, or `own_purpose`, `own_participants` and `own_methods`."""
    project = locked(element.project)
    last = noun._default_manager.filter(element=element).aggregate(last=models.Max("position"))["last"] or 0
    line: Line = noun._default_manager.create(element=element, position=last + 1, **words)
    record(Verb.ADDED, line, by=by, within=project, municipality=project.municipality)
    return line


def can_be_removed(thing: Element | Line) -> bool:
    """What is from the method is left out instead, and so is what holds work: nothing that was done disappears."""
    if isinstance(thing, Element):
        has_contents = thing.items.exists() or thing.rows.exists() or thing.milestones.exists()
        return thing.is_own and not (has_contents or thing.notes or thing.periods.exists())
    return thing.is_own and thing.is_untouched


@transaction.atomic
def remove(thing: Element | Line, *, by: Person) -> None:
    project = locked(thing.project if isinstance(thing, Element) else thing.element.project)
    record(Verb.REMOVED, thing, by=by, within=project, municipality=project.municipality)
    thing.delete()
