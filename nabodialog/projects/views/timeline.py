"""The timeline: on screen, and on a sheet of paper for the wall."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_read
from nabodialog.projects.forms.timeline import TimelineForm
from nabodialog.projects.models import Element, Milestone, Project
from nabodialog.projects.progress import bands, work_on
from nabodialog.projects.timeline import timeline_of

SHEETS = ("a3", "a4")


@require_safe
def timeline(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person, today = signed_in(request), localdate()
    project = project_to_read(person, municipality, slug)
    chosen = TimelineForm(request.GET, project=project)
    elements, milestones = chosen.chosen(*fetched(project))
    sheet = request.GET.get("ark", "")
    context = {
        "project": project,
        "today": today,
        "chosen": chosen,
        "bands": bands(work_on(elements, today)),
        "timeline": timeline_of(elements, milestones, today),
        "sheet": sheet,
        "can_change": project.can_be_changed_by(person),
    }
    return render(request, "projects/timeline_sheet.html" if sheet in SHEETS else "projects/timeline.html", context)


def fetched(project: Project) -> tuple[list[Element], list[Milestone]]:
    """Elements in use and dates that stand, with all that a timeline reads."""
    elements = list(project.elements.in_use().with_work())
    milestones = list(project.milestones.standing().select_related("element").prefetch_related("changes"))
    for element in elements:
        element.project = project
    for milestone in milestones:
        milestone.project = project
    return elements, milestones
