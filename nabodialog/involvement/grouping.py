"""The groups a project talks with: added, also as the method suggests them, and removed."""

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.method.strategy import GroupGuide, strategy_guide
from nabodialog.people.models import Person
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import locked

from .models import Stakeholder


@transaction.atomic
def add_stakeholder(added: Stakeholder, *, by: Person) -> Stakeholder:
    added.save()
    record(Verb.ADDED, added, by=by, within=added.project, municipality=added.project.municipality)
    return added


@transaction.atomic
def remove_stakeholder(stakeholder: Stakeholder, *, by: Person) -> None:
    project = stakeholder.project
    record(Verb.REMOVED, stakeholder, by=by, within=project, municipality=project.municipality)
    stakeholder.delete()


def suggestions_for(project: Project) -> list[GroupGuide]:
    """The kinds of group that the method knows and this project has none of."""
    present = set(project.stakeholders.values_list("kind", flat=True))
    return [group for group in strategy_guide(project.method_version).groups if group.id not in present]


@transaction.atomic
def add_suggested(project: Project, kind: str, *, by: Person) -> Stakeholder | None:
    """None where there is nothing to suggest: a click counts once, also when it is sent twice."""
    project = locked(project)
    group = next((group for group in suggestions_for(project) if group.id == kind), None)
    if group is None:
        return None
    name = group.name.in_language(project.language)
    return add_stakeholder(Stakeholder(project=project, kind=kind, name=name), by=by)
