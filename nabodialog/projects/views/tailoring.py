"""Tailoring the timeline: one page that shows it all, and one address for each deed on an element."""

from copy import copy

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.people.doors import signed_in
from nabodialog.projects.adding import add_element, can_be_removed, remove
from nabodialog.projects.adopting import has_method_news
from nabodialog.projects.changing import drop_element, is_told
from nabodialog.projects.doors import element_in, project_to_change
from nabodialog.projects.forms.tailoring import LeaveOutForm, NeighbourTextForm, NewElementForm, RenameForm
from nabodialog.projects.models import Element, Phase, Project
from nabodialog.projects.placing import place_element
from nabodialog.projects.tailoring import laid_out, lines_laid_out, sought_in
from nabodialog.ui.answering import status_of, tell

from .explaining import explanation_form
from .holding import project_held


@require_safe
def tailor(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_change(signed_in(request), municipality, slug)
    parts = laid_out(project.elements.select_related("skip").prefetch_related("periods"))
    sought = request.GET.get("sok", "").strip()[:100]
    context = {
        "project": project,
        "parts": sought_in(parts, sought) if sought else parts,
        "sought": sought,
        "has_news": has_method_news(project),
    }
    return render(request, "projects/tailor.html", context)


def tailored(element: Element) -> str:
    """The element's line on the page, so that the reader stays where they were."""
    project = element.project
    return f"{reverse('projects:tailor', args=[project.municipality.slug, project.slug])}#element-{element.pk}"


def home(request: HttpRequest, element: Element) -> str:
    """Where the reader came from: the element's own page, or its line on the page that shows them all."""
    return address("tailor_element", element) if request.GET.get("fra") == "element" else tailored(element)


def address(name: str, element: Element, *args: object) -> str:
    project = element.project
    return reverse(f"projects:{name}", args=[project.municipality.slug, project.slug, element.pk, *args])


def element_to_tailor(request: HttpRequest, municipality: str, slug: str, number: int) -> Element:
    return element_in(project_to_change(signed_in(request), municipality, slug), number)


@require_safe
def element(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    element = element_to_tailor(request, municipality, slug, number)
    context = {
        "project": element.project,
        "element": element,
        "items": lines_laid_out([*element.items.all()]),
        "rows": lines_laid_out([*element.rows.all()]),
        "can_be_removed": can_be_removed(element),
    }
    return render(request, "projects/tailor_element.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_element(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    form = NewElementForm(request.POST or None, initial={"phase": project.phase})
    if form.is_valid():
        added = add_element(project, form.cleaned_data["name"], Phase(form.cleaned_data["phase"]), by=person)
        added.project = project
        tell(request, _("«%(name)s» er lagt til.") % {"name": added}, undo=address("tailor_remove", added))
        return redirect(tailored(added))
    context = {"project": project, "form": form}
    return render(request, "projects/tailor_new_element.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    element = element_to_tailor(request, municipality, slug, number)
    form = RenameForm(request.POST or None, instance=copy(element))
    if form.is_valid() and form.keep(element.project, by=person):
        tell(request, _("Elementet heter nå «%(name)s».") % {"name": form.instance})
        return redirect(home(request, element))
    context = {"project": element.project, "element": element, "form": form, "home": home(request, element)}
    return render(request, "projects/tailor_rename.html", context, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
def neighbour_text(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    element = element_to_tailor(request, municipality, slug, number)
    with project_held(request, element.project) as project:
        form = NeighbourTextForm(request.POST or None, instance=copy(element), told=is_told(project, element))
        if form.is_valid() and form.keep(project, by=person):
            tell(request, _("Lagret. Naboene ser det neste gang dere publiserer."))
            return redirect(home(request, element))
    context = {"project": element.project, "element": element, "form": form, "home": home(request, element)}
    return render(request, "projects/tailor_neighbours.html", context, status=form.status)


@require_POST
def place(  # noqa: PLR0913, PLR0917  the address says it all
    request: HttpRequest, municipality: str, slug: str, number: int, phase: str, place: int
) -> HttpResponse:
    if phase not in Phase.values:
        raise Http404
    element = element_to_tailor(request, municipality, slug, number)
    former = (element.phase, former_place(element))
    place_element(element, Phase(phase), place, by=signed_in(request))
    tell(request, _("«%(name)s» er flyttet.") % {"name": element}, undo=address("tailor_place", element, *former))
    return redirect(home(request, element))


def former_place(element: Element) -> int:
    """Counted from 1 within the phase; its end, where a colleague moved it to another a moment ago."""
    siblings = [*element.project.elements.filter(phase=element.phase).values_list("pk", flat=True)]
    return siblings.index(element.pk) + 1 if element.pk in siblings else len(siblings) + 1


@require_http_methods(["GET", "HEAD", "POST"])
def leave_out(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    element = element_to_tailor(request, municipality, slug, number)
    told = is_told(element.project, element)
    form = LeaveOutForm(request.POST or None)
    public = explanation_form(request, element) if told else None
    if form.is_valid() and (public is None or public.is_valid()):
        reason = form.cleaned_data["reason"]
        if public:
            drop_element(element, reason, public.told(), by=person, now=now())
        else:
            element.leave_out(reason, by=person)
        undo = "" if told else address("tailor_bring_back", element)
        tell(request, _("«%(name)s» er utelatt.") % {"name": element}, undo=undo)
        return redirect(home(request, element))
    context = {"project": element.project, "element": element, "form": form, "public": public}
    context["home"] = home(request, element)
    return render(request, "projects/tailor_leave_out.html", context, status=status_of(form))


@require_POST
def bring_back(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    element = element_to_tailor(request, municipality, slug, number)
    if element.is_left_out:
        element.bring_back(by=signed_in(request))
        tell(request, _("«%(name)s» er med igjen.") % {"name": element})
    return redirect(home(request, element))


@require_POST
def removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    element = element_to_tailor(request, municipality, slug, number)
    if not can_be_removed(element) or is_told(element.project, element):
        messages.warning(request, _("Dette kan ikke fjernes, men dere kan utelate det."))
        return redirect(home(request, element))
    project: Project = element.project
    remove(element, by=signed_in(request))
    tell(request, _("«%(name)s» er fjernet.") % {"name": element})
    return redirect("projects:tailor", project.municipality.slug, project.slug)
