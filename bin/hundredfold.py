"""A hundred times as many municipalities and published projects as the demo has: one pass of the app's own models."""

import os
from itertools import count
from typing import TypeVar

import django
from django.db import transaction
from django.db.models import Model

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from nabodialog.people.models import Municipality  # noqa: E402  # models need Django to stand
from nabodialog.projects.models import Project  # noqa: E402

Row = TypeVar("Row", bound=Model)
NUMBERS = count(1)


def another(row: Row, **different: object) -> Row:
    """A new row that differs from this one only as said."""
    facts = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key}
    twin = type(row)(**facts)
    for name, value in different.items():
        setattr(twin, name, value)
    twin.save()
    return twin


def copy_municipality(original: Municipality, number: int) -> None:
    place = another(original, number=f"x{next(NUMBERS):03}", slug=f"{original.slug}-{number}")
    for point in original.contact_points.all():
        new_point = another(point, municipality=place)
        for hours in point.opening_hours.all():
            another(hours, contact_point=new_point)
    for project in original.projects.all():
        copy_project(project, place)


def copy_project(original: Project, place: Municipality) -> None:
    project = another(original, municipality=place, publication=None, contact_point=None)
    if original.publication:
        project.publication = another(original.publication, project=project)
        project.save(update_fields=["publication"])


@transaction.atomic
def main() -> None:
    originals = list(Municipality.objects.prefetch_related("contact_points__opening_hours", "projects__publication"))
    for number in range(1, 100):
        for original in originals:
            copy_municipality(original, number)


if __name__ == "__main__":
    main()
