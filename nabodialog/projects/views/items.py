"""The lines of a checklist: one in full, one with a button, several at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import element_in, project_to_change
from nabodialog.projects.forms.items import BulkForm, ItemForm, MarkForm
from nabodialog.projects.marking import mark_items
from nabodialog.projects.models import ItemState
from nabodialog.projects.models.parts import Conflict

from .element import show_element
from .undo import offer_undo_of_marks


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, municipality: str, slug: str, number: int, item_number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    element = element_in(project, number)
    item = get_object_or_404(element.items, pk=item_number)
    form = ItemForm(request.POST or None, instance=item, project=project)
    if form.is_valid() and form.keep(project, by=person):
        return redirect(f"{element.get_absolute_url()}#{item.anchor}")
    context = {"project": project, "element": element, "item": item, "form": form}
    return render(request, "projects/item.html", context, status=form.status)


@require_POST
def mark(request: HttpRequest, municipality: str, slug: str, number: int, item_number: int) -> HttpResponse:
    person = signed_in(request)
    element = element_in(project_to_change(person, municipality, slug), number)
    item = get_object_or_404(element.items, pk=item_number)
    form = MarkForm(request.POST)
    if not form.is_valid():
        return show_element(request, element, refused=_("Velg en status for punktet."), status=422)
    item.revision = form.cleaned_data["revision"]
    try:
        formers = mark_items([item], {"state": form.cleaned_data["state"]}, by=person)
    except Conflict:
        return show_element(request, element, refused=someone_came_first(), status=409)
    said = _("Satt til «%(state)s».") % {"state": ItemState(item.state).label}
    offer_undo_of_marks(request, element, formers, said=said, at=item.anchor)
    return redirect(f"{element.get_absolute_url()}#{item.anchor}")


@require_POST
def several(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    element = element_in(project_to_change(person, municipality, slug), number)
    form = BulkForm(request.POST, element=element)
    if not form.is_valid():
        return show_element(request, element, several=form, status=422)
    try:
        formers = mark_items(form.ticked, form.values(), by=person)
    except Conflict:
        return show_element(request, element, several=form, refused=someone_came_first(), status=409)
    said = ngettext("Ett punkt er endret.", "%(count)s punkter er endret.", len(formers)) % {"count": len(formers)}
    offer_undo_of_marks(request, element, formers, said=said, at="sjekkliste")
    return redirect(f"{element.get_absolute_url()}#sjekkliste")


def someone_came_first() -> str:
    return _("Noen andre endret sjekklista mens du hadde den oppe. Ingenting er overskrevet. Slik står den nå.")
