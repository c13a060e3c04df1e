"""The involvement plan: how it stands, its lines, and what is made of them."""

from copy import copy
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from nabodialog.history.revising import RevisedForm
from nabodialog.involvement.doors import plan_line_in
from nabodialog.involvement.forms.plan import PlanForm, PlanLineForm
from nabodialog.involvement.models import Aim, PlanLine
from nabodialog.involvement.plan_advice import warnings
from nabodialog.involvement.plan_standing import facts_of, line_standing, standing_of
from nabodialog.involvement.planning import (
    add_plan_line,
    begun,
    make_dates,
    plan_of,
    remove_plan_line,
    title_for_neighbours,
)
from nabodialog.involvement.reading import palette
from nabodialog.involvement.scope import Scope
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change, project_to_read
from nabodialog.projects.models import Project
from nabodialog.ui.answering import status_of, tell

from .answering import page

LINES_PER_PAGE = 50


@require_safe
def plan(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    standing, today = standing_of(project), timezone.localdate()
    shown = Paginator(standing.lines, LINES_PER_PAGE).get_page(request.GET.get("side"))
    context: dict[str, Any] = {
        "standing": standing,
        "page": shown,
        "lines": [(each, each.next_on(today)) for each in shown],
        "warnings": warnings(facts_of(standing), today),
    }
    return page(request, "plan", Scope.of(project), **context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_edit(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    form = PlanForm(request.POST or None, instance=plan_of(project))
    if form.is_valid():
        form.instance.pk = begun(project).pk
        if form.keep_within(project, project.municipality, by=person):
            tell(request, _("Planen er lagret."))
            return redirect(Scope.of(project).url("plan"))
    return plan_form(request, project, form, _("Om planen"), form.status)


@require_http_methods(["GET", "HEAD", "POST"])
def line_new(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    form = line_form(request, PlanLine(plan=plan_of(project), phase=project.phase), initial=suggested(request))
    if form.is_valid():
        added = add_plan_line(form.instance, by=person)
        tell(request, _("«%(name)s» er lagt til.") % {"name": added})
        return redirect(line_url(project, added))
    return plan_form(request, project, form, _("Ny linje"), status_of(form))


def suggested(request: HttpRequest) -> dict[str, Any]:
    """What the format adviser sends along, and who writes it."""
    asked = {"aim": "mal", "format": "format", "people": "antall"}
    chosen = {field: request.GET[name][:30] for field, name in asked.items() if name in request.GET}
    return {"aim": Aim.DIALOGUE, "owner": signed_in(request).pk} | chosen


def line_form(request: HttpRequest, line: PlanLine, **kwargs: Any) -> PlanLineForm:
    scope = Scope.of(line.plan.project)
    kwargs["channels"] = palette(scope, line.channel_ids)
    return PlanLineForm(request.POST or None, instance=line, team=scope.people(), **kwargs)


@require_safe
def line(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    found = plan_line_in(project, number)
    channels = [each for each in Scope.of(project).guide.channels if each.id in found.channel_ids]
    standing = line_standing(found)
    context: dict[str, Any] = {"line": found, "standing": standing, "channels": channels}
    return page(request, "plan_line", Scope.of(project), **context, next_on=standing.next_on(timezone.localdate()))


@require_http_methods(["GET", "HEAD", "POST"])
def line_edit(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = plan_line_in(project, number)
    form = line_form(request, copy(found))
    if form.is_valid() and form.keep_within(project, project.municipality, by=person):
        tell(request, _("«%(name)s» er lagret.") % {"name": form.instance})
        return redirect(line_url(project, found))
    return plan_form(request, project, form, str(found), form.status)


@require_http_methods(["GET", "HEAD", "POST"])
def line_removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = plan_line_in(project, number)
    if request.method == "POST":
        remove_plan_line(found, by=person)
        tell(request, _("«%(name)s» er fjernet.") % {"name": found})
        return redirect(Scope.of(project).url("plan"))
    return page(request, "plan_line_removal", Scope.of(project), line=found)


@require_http_methods(["GET", "HEAD", "POST"])
def line_dates(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """Which dates would be made, and then that they are."""
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = plan_line_in(project, number)
    if request.method == "POST":
        made = len(make_dates(found, by=person))
        words = ngettext("Én dato er lagt til.", "%(number)s datoer er lagt til.", made) % {"number": made}
        tell(request, words if made else _("Alt var laget fra før."))
        return redirect(line_url(project, found))
    context: dict[str, Any] = {"line": found, "standing": line_standing(found), "called": title_for_neighbours(found)}
    return page(request, "plan_line_dates", Scope.of(project), **context)


def line_url(project: Project, line: PlanLine) -> str:
    return Scope.of(project).url("plan_line", line.pk)


def plan_form(request: HttpRequest, project: Project, form: RevisedForm, title: str, status: int) -> HttpResponse:
    scope, line = Scope.of(project), form.instance if form.instance.pk and isinstance(form.instance, PlanLine) else None
    back = line_url(project, line) if line else scope.url("plan")
    return page(request, "plan_form", scope, status, form=form, title=title, line=line, back=back)
