"""Enquiries are gathered under themes, each with one answer that everybody can read."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.method.topics import topics
from nabodialog.people.models import Person
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import locked

from .models import Enquiry, Theme


@transaction.atomic
def begin_themes(project: Project, *, by: Person) -> list[Theme]:
    """Those that most neighbourhoods talk about, in the project's language. What is there already stays."""
    project = locked(project)
    taken = set(project.themes.values_list("topic_id", flat=True))
    names = set(project.themes.values_list("name", flat=True))
    place = last_place(project)
    new = [
        Theme(project=project, topic_id=topic.id, name=topic.name.in_language(project.language))
        for topic in topics()
        if topic.id not in taken and topic.name.in_language(project.language) not in names
    ]
    for number, theme in enumerate(new, start=place + 1):
        theme.place = number
        theme.save()
        record(Verb.ADDED, theme, by=by, within=project, municipality=project.municipality)
    return new


@transaction.atomic
def add_theme(theme: Theme, *, by: Person) -> Theme:
    project = locked(theme.project)
    theme.place = last_place(project) + 1
    theme.save()
    record(Verb.ADDED, theme, by=by, within=project, municipality=project.municipality)
    return theme


@transaction.atomic
def remove_theme(theme: Theme, *, by: Person) -> None:
    """The enquiries stay, without a theme."""
    project = theme.project
    record(Verb.REMOVED, theme, by=by, within=project, municipality=project.municipality)
    theme.delete()


@transaction.atomic
def put_under(enquiries: Sequence[Enquiry], theme: Theme | None) -> int:
    """Sorting is no deed that history needs; each enquiry has one theme, or none."""
    return Enquiry.objects.filter(pk__in=[each.pk for each in enquiries]).update(theme=theme)


def last_place(project: Project) -> int:
    return project.themes.aggregate(last=Max("place"))["last"] or 0
