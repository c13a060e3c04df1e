"""Statutory steps of a project: those that are planned, those that were taken, and until when others may answer."""

from copy import copy
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.involvement.doors import statutory_step_in
from nabodialog.involvement.forms.statutory import StatutoryStepForm
from nabodialog.involvement.models import StatutoryStep, StepKind
from nabodialog.involvement.registering import DAY, DEADLINE, add_step, put_among_dates, remove_step
from nabodialog.involvement.scope import Scope
from nabodialog.method.statutory import statutory_rules
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change, project_to_read
from nabodialog.ui.answering import status_of, tell

from .answering import page

STEPS_PER_PAGE = 50


@require_safe
def steps(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    found = project.statutory_steps.by_day().select_related("owner")
    shown = Paginator(found, STEPS_PER_PAGE).get_page(request.GET.get("side"))
    for each in shown:
        each.project = project
    context: dict[str, Any] = {"page": shown, "rules": statutory_rules(), "today": timezone.localdate()}
    return page(request, "statutory", Scope.of(project), **context)


@require_safe
def step(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    found, today = statutory_step_in(project, number), timezone.localdate()
    return page(request, "statutory_step", Scope.of(project), step=found, rules=statutory_rules(), today=today)


@require_safe
def step_kinds(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_change(signed_in(request), municipality, slug)
    today = timezone.localdate()
    kinds = [(kind, statutory_rules().rules_for(kind, today)) for kind in StepKind]
    return page(request, "statutory_kinds", Scope.of(project), kinds=kinds)


@require_http_methods(["GET", "HEAD", "POST"])
def step_new(request: HttpRequest, municipality: str, slug: str, kind: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    if kind not in StepKind.values:
        raise Http404
    new, today = StatutoryStep(project=project, kind=kind), timezone.localdate()
    form = StatutoryStepForm(
        request.POST or None, instance=new, project=project, today=today, initial={"owner": person.pk}
    )
    if form.is_valid():
        added = add_step(form.instance, by=person, now=timezone.now())
        tell(request, _("«%(name)s» er lagt inn.") % {"name": added})
        return redirect(added)
    context = {"form": form, "title": new.get_kind_display(), "back": Scope.of(project).url("statutory")}
    return page(request, "statutory_form", Scope.of(project), status_of(form), **context)


@require_http_methods(["GET", "HEAD", "POST"])
def step_edit(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found, today = statutory_step_in(project, number), timezone.localdate()
    form = StatutoryStepForm(request.POST or None, instance=copy(found), project=project, today=today)
    if form.is_valid() and form.keep_step(by=person, now=timezone.now()):
        tell(request, _("«%(name)s» er lagret.") % {"name": form.instance})
        return redirect(found)
    context = {"form": form, "title": str(found), "step": found, "back": found.get_absolute_url()}
    return page(request, "statutory_form", Scope.of(project), form.status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def step_removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = statutory_step_in(project, number)
    if request.method == "POST":
        remove_step(found, by=person)
        tell(request, _("«%(name)s» er fjernet.") % {"name": found})
        return redirect(Scope.of(project).url("statutory"))
    return page(request, "statutory_removal", Scope.of(project), step=found)


@require_POST
def step_day_among_dates(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    return among_dates(request, municipality, slug, number, DAY)


@require_POST
def step_deadline_among_dates(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    return among_dates(request, municipality, slug, number, DEADLINE)


def among_dates(request: HttpRequest, municipality: str, slug: str, number: int, which: str) -> HttpResponse:
    person = signed_in(request)
    found = statutory_step_in(project_to_change(person, municipality, slug), number)
    if made := put_among_dates(found, which, by=person):
        tell(request, _("«%(name)s» står nå i prosjektets datoer. Bare dere ser den.") % {"name": made})
    return redirect(found)
