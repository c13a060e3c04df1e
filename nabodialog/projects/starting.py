"""Starting a project: from the first minute it holds the whole method, to be tailored at any pace."""

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.method import content
from nabodialog.method.loading import latest_version
from nabodialog.people.models import Municipality, Person

from .models import ChecklistItem, Element, Kind, MatrixRow, Project


@transaction.atomic
def start_project(
    municipality: Municipality, name: str, slug: str, *, by: Person, kind: Kind = Kind.CO_LOCATED
) -> Project:
    """Needs a name alone. Everything else is filled in when the municipality knows it."""
    project = Project.objects.create(
        municipality=municipality,
        name=name,
        slug=slug,
        kind=kind,
        language=municipality.language,
        method_version=latest_version(),
        owner=by,
        created_by=by,
    )
    add_method(project)
    record(Verb.STARTED, project, by=by, within=project, municipality=municipality)
    return project


def add_method(project: Project) -> None:
    """Rows for every element, checklist line and matrix row; their texts stay in the method until tailored."""
    origins = [(phase, origin) for phase in project.method.phases for origin in phase.elements]
    elements = Element.objects.bulk_create(
        Element(
            project=project,
            method_id=origin.id,
            method_version=project.method_version,
            phase=phase.id,
            position=position,
        )
        for position, (phase, origin) in enumerate(origins, start=1)
    )
    for element, (_phase, origin) in zip(elements, origins, strict=True):
        add_contents(element, origin)


def add_contents(element: Element, origin: content.Element) -> None:
    ChecklistItem.objects.bulk_create(
        ChecklistItem(element=element, method_id=item.id, method_version=element.method_version, position=position)
        for position, item in enumerate(origin.checklist, start=1)
    )
    MatrixRow.objects.bulk_create(
        MatrixRow(element=element, method_id=row.id, method_version=element.method_version, position=position)
        for position, row in enumerate(origin.matrix, start=1)
    )
