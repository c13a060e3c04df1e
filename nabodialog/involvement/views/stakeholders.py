"""The groups and organisations that a project talks with."""

from copy import copy
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.involvement.contacting import weeks_of
from nabodialog.involvement.doors import stakeholder_in
from nabodialog.involvement.forms.stakeholder import StakeholderForm
from nabodialog.involvement.grouping import add_stakeholder, add_suggested, remove_stakeholder, suggestions_for
from nabodialog.involvement.models import Stakeholder
from nabodialog.involvement.scope import Scope
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change, project_to_read
from nabodialog.ui.answering import status_of, tell

from .answering import page

GROUPS_PER_PAGE, MOST_REMINDED, LATEST = 50, 8, 10


@require_safe
def stakeholders(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    today = localdate()
    groups = project.stakeholders.select_related("owner", "deputy").with_last_contact().order_by("name", "pk")
    shown = Paginator(groups, GROUPS_PER_PAGE).get_page(request.GET.get("side"))
    context: dict[str, Any] = {
        "silent": project.stakeholders.unheard(today)[:MOST_REMINDED],
        "unconfirmed": project.stakeholders.unconfirmed(today)[:MOST_REMINDED],
        "weeks": weeks_of(project),
        "suggestions": suggestions_for(project),
    }
    return page(request, "stakeholders", Scope.of(project), page=shown, **context)


@require_safe
def stakeholder(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    found = stakeholder_in(project, number)
    context: dict[str, Any] = {
        "stakeholder": found,
        "must_be_confirmed": found.must_be_confirmed(localdate()),
        "contacts": found.contacts.select_related("project__municipality", "by")[:LATEST],
        "assessments": Paginator(found.assessments.select_related("by"), LATEST).get_page(request.GET.get("side")),
    }
    return page(request, "stakeholder", Scope.of(project), **context)


@require_http_methods(["GET", "HEAD", "POST"])
def stakeholder_new(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    form = StakeholderForm(
        request.POST or None, instance=Stakeholder(project=project), team=project.team(), initial={"owner": person.pk}
    )
    if form.is_valid():
        added = add_stakeholder(form.instance, by=person)
        tell(request, _("«%(name)s» er lagt til.") % {"name": added})
        return redirect(added)
    scope = Scope.of(project)
    back = scope.url("stakeholders")
    return page(request, "stakeholder_form", scope, status_of(form), form=form, title=_("Ny målgruppe"), back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def stakeholder_edit(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = stakeholder_in(project, number)
    form = StakeholderForm(request.POST or None, instance=copy(found), team=project.team())
    if form.is_valid() and form.keep_within(project, project.municipality, by=person):
        tell(request, _("«%(name)s» er lagret.") % {"name": form.instance})
        return redirect(found)
    context = {"form": form, "title": found.name, "stakeholder": found, "back": found.get_absolute_url()}
    return page(request, "stakeholder_form", Scope.of(project), form.status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def stakeholder_removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = stakeholder_in(project, number)
    if request.method == "POST":
        remove_stakeholder(found, by=person)
        tell(request, _("«%(name)s» er fjernet.") % {"name": found})
        return redirect(Scope.of(project).url("stakeholders"))
    return page(request, "stakeholder_removal", Scope.of(project), stakeholder=found)


@require_POST
def stakeholder_suggestion(request: HttpRequest, municipality: str, slug: str, kind: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    if added := add_suggested(project, kind, by=person):
        tell(request, _("«%(name)s» er lagt til.") % {"name": added})
    return redirect(f"{Scope.of(project).url('stakeholders')}#forslag")
