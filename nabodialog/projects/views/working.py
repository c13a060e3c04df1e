"""The work itself: the project's page, and the plan and stretches of work of each element."""

from collections.abc import Callable
from copy import copy

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.people.doors import signed_in
from nabodialog.people.models import Person
from nabodialog.projects.changing import is_told_done, move_element, reopen_element, told_days
from nabodialog.projects.doors import element_in, project_to_change, project_to_read
from nabodialog.projects.forms.explaining import ExplanationForm
from nabodialog.projects.forms.working import ChosenForm, ElementMoveForm, PlanForm, WorkDayForm
from nabodialog.projects.models import Element, WorkState
from nabodialog.projects.progress import bands, overdue_items, work_on
from nabodialog.projects.publishing import unpublished
from nabodialog.projects.undoing import last_trace
from nabodialog.ui.answering import status_of, tell

from .element import show_element
from .explaining import are_valid, explanation_form, told_too
from .holding import project_held
from .undo import offer_undo_of_work


@require_safe
def project(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person, today = signed_in(request), localdate()
    project = project_to_read(person, municipality, slug)
    elements = list(project.elements.with_work().prefetch_related("items__owner"))
    chosen = ChosenForm(request.GET, project=project)
    works = work_on(filter(chosen.lets_through, elements), today)
    context = {
        "project": project,
        "today": today,
        "can_change": project.can_be_changed_by(person),
        "chosen": chosen,
        "bands": bands(works),
        "is_begun": any(element.periods.all() for element in elements),
        "first": next((element for element in elements if not element.is_left_out), None),
        "left_out": [element for element in elements if element.is_left_out],
        "overdue": overdue_items(works, today),
        "milestones": project.milestones.coming(today)[:5],
        "unpublished": unpublished(project),
    }
    return render(request, "projects/project.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    element = element_in(project, number)
    with project_held(request, project):
        told = told_days(project, element)
        # A copy for the form, so that what is refused does not stand in the page's heading.
        form = PlanForm(request.POST or None, instance=project.elements.get(pk=number), project=project, told=told)
        if form.is_valid() and form.keep(project, by=person):
            return redirect(f"{element.get_absolute_url()}#plan")
    context = {"project": project, "element": element, "form": form, "told": told}
    return render(request, "projects/plan.html", context, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """New planned days for what neighbours have been told: they are told why."""
    person = signed_in(request)
    element = element_in(project_to_change(person, municipality, slug), number)
    told = told_days(element.project, element)
    if not told:
        return redirect("projects:element_plan", municipality, slug, number)
    form = ElementMoveForm(request.POST or None, instance=copy(element), told=told)
    public = explanation_form(request, element)
    if are_valid(form, public) and moved(form, element, public, by=person):
        tell(request, told_too(_("Planen er flyttet."), public))
        return redirect(f"{element.get_absolute_url()}#plan")
    context = {"project": element.project, "element": element, "form": form, "public": public}
    return render(request, "projects/element_move.html", context, status=422 if public.errors else form.status)


def moved(form: ElementMoveForm, element: Element, public: ExplanationForm, *, by: Person) -> bool:
    days, element.revision = form.cleaned_data, form.cleaned_data["revision"]
    return form.keep_by(
        lambda: move_element(element, days["planned_start"], days["planned_end"], public.told(), by=by, now=now())
    )


@require_POST
def begin(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    element = element_in(project_to_change(person, municipality, slug), number)
    if is_told_done(element.project, element):
        return redirect("projects:element_reopen", municipality, slug, number)
    return work(request, element, element.begin, by=person, said=_("Dere er i gang."))


@require_POST
def finish(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    element = element_in(project_to_change(person, municipality, slug), number)
    return work(request, element, element.finish, by=person, said=_("Elementet er fullført."))


def work(request: HttpRequest, element: Element, deed: Callable[..., None], *, by: Person, said: str) -> HttpResponse:
    if element.is_left_out:
        return show_element(request, element, refused=_("Elementet er utelatt."), status=409)
    form = WorkDayForm(request.POST, element=element, today=localdate())
    if not form.is_valid():
        return show_element(request, element, work_day=form, status=422)
    before = last_trace(element)
    deed(by=by, today=form.cleaned_data["on"])
    offer_undo_of_work(request, element, before, said=said)
    return redirect(f"{element.get_absolute_url()}#arbeidet")


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """Taking up again what neighbours have been told is done: they are told why."""
    person = signed_in(request)
    element = element_in(project_to_change(person, municipality, slug), number)
    if element.state != WorkState.DONE or not is_told_done(element.project, element):
        return redirect(element)
    form = explanation_form(request, element)
    if form.is_valid():
        reopen_element(element, form.told(), by=person, now=now())
        return redirect(f"{element.get_absolute_url()}#arbeidet")
    context = {"project": element.project, "element": element, "form": form}
    return render(request, "projects/reopen.html", context, status=status_of(form))
