"""Roles and mandates: who does what, and who may promise, publish and answer."""

from copy import copy

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_lead, project_to_read
from nabodialog.projects.forms.team import MandateForm
from nabodialog.projects.mandating import add_mandate, gaps_in, remove_mandate
from nabodialog.projects.models import Mandate
from nabodialog.ui.answering import status_of, tell


@require_safe
def mandates(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_read(person, municipality, slug)
    mandates = list(project.mandates.select_related("person", "deputy"))
    context = {
        "project": project,
        "mandates": mandates,
        "gaps": gaps_in(mandates),
        "can_lead": project.can_be_changed_by(person) and project.can_be_led_by(person),
    }
    return render(request, "projects/mandates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def mandate_new(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_lead(person, municipality, slug)
    form = MandateForm(request.POST or None, instance=Mandate(project=project), project=project)
    if form.is_valid():
        added = add_mandate(form.instance, by=person)
        tell(request, _("Rollen «%(name)s» er lagt til.") % {"name": added})
        return redirect("projects:mandates", municipality, slug)
    return render(request, "projects/mandate_new.html", {"project": project, "form": form}, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def mandate(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_lead(person, municipality, slug)
    mandate = get_object_or_404(project.mandates, pk=number)
    form = MandateForm(request.POST or None, instance=copy(mandate), project=project)
    if form.is_valid() and form.keep(project, by=person):
        tell(request, _("Rollen «%(name)s» er lagret.") % {"name": form.instance})
        return redirect("projects:mandates", municipality, slug)
    context = {"project": project, "mandate": mandate, "form": form}
    return render(request, "projects/mandate.html", context, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
def mandate_removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_lead(person, municipality, slug)
    mandate = get_object_or_404(project.mandates.select_related("person"), pk=number)
    if request.method == "POST":
        remove_mandate(mandate, by=person)
        tell(request, _("Rollen «%(name)s» er fjernet.") % {"name": mandate})
        return redirect("projects:mandates", municipality, slug)
    return render(request, "projects/mandate_removal.html", {"project": project, "mandate": mandate})
