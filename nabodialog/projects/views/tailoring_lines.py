"""Tailoring what an element holds: lines of the checklist and rows of the matrix, which are handled alike."""

from copy import copy

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nabodialog.people.doors import signed_in
from nabodialog.projects.adding import add_line, can_be_removed, remove
from nabodialog.projects.doors import line_in, project_to_change
from nabodialog.projects.forms.tailoring import ItemWordsForm, LeaveOutForm, NewItemForm, NewRowForm, RowWordsForm
from nabodialog.projects.lines import Line, LineNoun, LineReference
from nabodialog.projects.models import ChecklistItem, Element, MatrixRow
from nabodialog.projects.models.parts import Conflict
from nabodialog.projects.placing import place_line
from nabodialog.ui.answering import status_of, tell

from .tailoring import address, element_to_tailor


def line_to_tailor(request: HttpRequest, municipality: str, slug: str, line: LineReference) -> Line:
    return line_in(project_to_change(signed_in(request), municipality, slug), line)


def tailored(line: Line) -> str:
    """The line on its element's page, so that the reader stays where they were."""
    return f"{address('tailor_element', line.element)}#{line.anchor}"


def line_address(deed: str, line: Line, *args: object) -> str:
    project = line.element.project
    return reverse(f"projects:tailor_line_{deed}", args=[project.municipality.slug, project.slug, line, *args])


def line_page(request: HttpRequest, page: str, line: Line, form: BaseForm, status: int) -> HttpResponse:
    context = {"project": line.element.project, "element": line.element, "line": line, "form": form}
    return render(request, f"projects/tailor_line_{page}.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def new_item(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    element = element_to_tailor(request, municipality, slug, number)
    return new_line(request, element, NewItemForm(request.POST or None), ChecklistItem)


@require_http_methods(["GET", "HEAD", "POST"])
def new_row(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    element = element_to_tailor(request, municipality, slug, number)
    return new_line(request, element, NewRowForm(request.POST or None), MatrixRow)


def new_line(request: HttpRequest, element: Element, form: BaseForm, noun: LineNoun) -> HttpResponse:
    if form.is_valid():
        line = add_line(noun, element, form.cleaned_data, by=signed_in(request))
        tell(request, _("Lagt til."), undo=line_address("remove", line))
        return redirect(tailored(line))
    context = {"project": element.project, "element": element, "form": form, "is_item": noun is ChecklistItem}
    return render(request, "projects/tailor_new_line.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, municipality: str, slug: str, line: LineReference) -> HttpResponse:
    found = line_to_tailor(request, municipality, slug, line)
    form = (ItemWordsForm if isinstance(found, ChecklistItem) else RowWordsForm)(
        request.POST or None, instance=copy(found)
    )
    if form.is_valid() and form.keep(found.element.project, by=signed_in(request)):
        tell(request, _("Ordlyden er lagret."))
        return redirect(tailored(found))
    return line_page(request, "words", found, form, form.status)


@require_POST
def place(request: HttpRequest, municipality: str, slug: str, line: LineReference, place: int) -> HttpResponse:
    found = line_to_tailor(request, municipality, slug, line)
    siblings = line.noun._default_manager.filter(element=found.element).values_list("pk", flat=True)
    former = [*siblings].index(found.pk) + 1
    place_line(found, place, by=signed_in(request))
    tell(request, _("Flyttet."), undo=line_address("place", found, former))
    return redirect(tailored(found))


@require_http_methods(["GET", "HEAD", "POST"])
def leave_out(request: HttpRequest, municipality: str, slug: str, line: LineReference) -> HttpResponse:
    found = line_to_tailor(request, municipality, slug, line)
    form = LeaveOutForm(request.POST or None)
    if form.is_valid():
        try:
            found.leave_out(form.cleaned_data["reason"], by=signed_in(request))
        except Conflict:
            return line_page(request, "leave_out", found, someone_came_first(form), 409)
        tell(request, _("Utelatt."), undo=line_address("bring_back", found))
        return redirect(tailored(found))
    return line_page(request, "leave_out", found, form, status_of(form))


@require_POST
def bring_back(request: HttpRequest, municipality: str, slug: str, line: LineReference) -> HttpResponse:
    found = line_to_tailor(request, municipality, slug, line)
    try:
        found.bring_back(by=signed_in(request))
    except Conflict:
        messages.warning(request, _("Noen andre endret dette akkurat nå. Se over, og prøv igjen."))
    else:
        tell(request, _("Tatt tilbake."))
    return redirect(tailored(found))


@require_POST
def removal(request: HttpRequest, municipality: str, slug: str, line: LineReference) -> HttpResponse:
    found = line_to_tailor(request, municipality, slug, line)
    if not can_be_removed(found):
        messages.warning(request, _("Dette kan ikke fjernes, men dere kan utelate det."))
        return redirect(tailored(found))
    element = found.element
    remove(found, by=signed_in(request))
    tell(request, _("Fjernet."))
    return redirect(address("tailor_element", element))


def someone_came_first(form: LeaveOutForm) -> LeaveOutForm:
    form.add_error(None, _("Noen andre endret dette akkurat nå. Se over, og lagre igjen."))
    return form
