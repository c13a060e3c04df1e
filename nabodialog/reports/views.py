"""The papers of a project: what there is, and each of them as PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from nabodialog.involvement.models import Meeting
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import milestone_in, project_to_read
from nabodialog.projects.models import Project

from .answering import as_pdf
from .papers import PUBLIC_PAPERS, TEAM_PAPERS, dates_with_posters, paper_named, poster_of
from .typesetting import Unprintable

MEETINGS_SHOWN = 10


@require_safe
def papers(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    return papers_page(request, project_to_read(signed_in(request), municipality, slug))


@require_safe
def paper(request: HttpRequest, municipality: str, slug: str, name: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    found = paper_named(name)
    if found is None:
        raise Http404
    try:
        made = found.made(project, localdate())
    except Unprintable as unprintable:
        return papers_page(request, project, unprintable.text)
    if made is None:
        raise Http404
    return as_pdf(made, f"{project.slug}-{name}")


@require_safe
def date_poster(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    try:
        made = poster_of(project, milestone_in(project, number))
    except Unprintable as unprintable:
        return papers_page(request, project, unprintable.text)
    if made is None:
        raise Http404
    return as_pdf(made, f"{project.slug}-plakat-{number}")


def papers_page(request: HttpRequest, project: Project, unprintable: str = "") -> HttpResponse:
    context = {"project": project, "public_papers": PUBLIC_PAPERS, "team_papers": TEAM_PAPERS}
    context |= {"dates": dates_with_posters(project, localdate()), "unprintable": unprintable}
    meetings = Meeting.objects.in_project(project).coming().select_related("milestone")
    context["meetings"] = meetings[:MEETINGS_SHOWN]
    return render(request, "reports/papers.html", context, status=422 if unprintable else 200)
