"""Influence and interest of the groups: where they stand, how they moved, and a new thought about one of them."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.involvement.contacting import assess, confirm_reach
from nabodialog.involvement.doors import stakeholder_in
from nabodialog.involvement.forms.contacts import AssessmentForm, PeriodForm
from nabodialog.involvement.models import Level, StakeholderAssessment
from nabodialog.involvement.scope import Scope
from nabodialog.involvement.weighing import assessments_on, grid, placed, standings
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change, project_to_read
from nabodialog.ui.answering import status_of, tell

from .answering import page

GROUPS_PER_PAGE = 50
LOOKED_BACK = timedelta(days=90)


@require_safe
def standing(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    today = localdate()
    chosen = request.GET if request.GET.keys() & PeriodForm.base_fields.keys() else None
    before, now = (period := PeriodForm(chosen)).days(today - LOOKED_BACK, today)
    shown = Paginator(project.stakeholders.all(), GROUPS_PER_PAGE).get_page(request.GET.get("side"))
    found = standings(shown, project, before, now)
    if not period.is_bound:
        period = PeriodForm(initial={"fra": before, "til": now})
    context: dict[str, Any] = {
        "page": shown,
        "standings": found,
        "grid": grid(found),
        "levels": Level,
        "period": period,
    }
    return page(request, "standing", Scope.of(project), before=before, now=now, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def assessment_new(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person, today = signed_in(request), localdate()
    project = project_to_change(person, municipality, slug)
    found = stakeholder_in(project, number)
    influence, interest = placed(assessments_on(project, today).get(found.pk))
    added = StakeholderAssessment(stakeholder=found, on=today, influence=influence, interest=interest)
    form = AssessmentForm(request.POST or None, instance=added, today=today)
    if form.is_valid():
        if assess(form.instance, by=person) is None:
            raise Http404
        tell(request, _("Vurderingen av «%(name)s» er lagret.") % {"name": found})
        return redirect(found)
    context = {"form": form, "stakeholder": found, "back": found.get_absolute_url()}
    return page(request, "assessment", Scope.of(project), status_of(form), **context)


@require_POST
def stakeholder_confirmation(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = stakeholder_in(project, number)
    confirm_reach(found, by=person)
    tell(request, _("Bekreftet i dag."))
    return redirect(found)
