"""Address lists that are kept: looked at, changed, taken out as a file, and deleted."""

from copy import copy

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.involvement.addresses.keeping import (
    address_file,
    addresses_of,
    delete_address_list,
    leave_out_address,
)
from nabodialog.involvement.doors import address_list_in
from nabodialog.involvement.forms.addresses import AddressListForm
from nabodialog.involvement.models import AddressDraft
from nabodialog.involvement.scope import Scope
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change
from nabodialog.ui.answering import tell

from .answering import page

LISTS_PER_PAGE, LINES_PER_PAGE = 30, 100


@require_safe
def address_lists(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    lists = (
        project.address_lists.select_related("stakeholder", "imported_by")
        .annotate(line_count=Count("lines"))
        .order_by("name", "pk")
    )
    shown = Paginator(lists, LISTS_PER_PAGE).get_page(request.GET.get("side"))
    draft = AddressDraft.objects.fresh(timezone.now()).filter(project=project, by=person).first()
    return page(request, "address_lists", Scope.of(project), page=shown, draft=draft)


@require_safe
def address_list(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = address_list_in(project, number)
    shown = Paginator(addresses_of(found, by=person), LINES_PER_PAGE).get_page(request.GET.get("side"))
    return page(request, "address_list", Scope.of(project), address_list=found, page=shown)


@require_http_methods(["GET", "HEAD", "POST"])
def address_list_edit(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = address_list_in(project, number)
    form = AddressListForm(request.POST or None, instance=copy(found), project=project, today=localdate())
    if form.is_valid() and form.keep_within(project, project.municipality, by=person):
        tell(request, _("«%(name)s» er lagret.") % {"name": form.instance})
        return redirect(found)
    context = {"form": form, "address_list": found, "back": found.get_absolute_url()}
    return page(request, "address_list_edit", Scope.of(project), form.status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def address_list_removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = address_list_in(project, number)
    if request.method == "POST":
        delete_address_list(found, by=person)
        tell(request, _("Adresselisten «%(name)s» er slettet.") % {"name": found})
        return redirect(Scope.of(project).url("address_lists"))
    return page(request, "address_list_removal", Scope.of(project), address_list=found)


@require_safe
def address_list_file(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    found = address_list_in(project_to_change(person, municipality, slug), number)
    disposition = f'attachment; filename="adresser-{found.pk}.csv"'
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store"}
    return HttpResponse(address_file(found, by=person), content_type="text/csv; charset=utf-8", headers=headers)


@require_POST
def address_line_removal(request: HttpRequest, municipality: str, slug: str, number: int, line: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = address_list_in(project, number)
    if gone := found.lines.filter(pk=line).first():  # a click counts once, also when it is sent twice
        leave_out_address(gone, found, by=person)
        tell(request, _("Adressen er tatt ut av listen."))
    return redirect(found)
