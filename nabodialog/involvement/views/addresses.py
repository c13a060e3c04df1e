"""From a file to an address list, step by step: upload, look at what it holds, keep it or throw it away."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nabodialog.involvement.addresses.importing import keep_draft, preview_of, tell_who_looks
from nabodialog.involvement.doors import address_draft_in
from nabodialog.involvement.forms.addresses import AddressListForm, ColumnsForm, UploadForm, has_postcode, has_street
from nabodialog.involvement.models import AddressList
from nabodialog.involvement.scope import Scope
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change
from nabodialog.ui.answering import status_of, tell

from .answering import page

PROBLEMS_PER_PAGE = 50
USUAL_TIME = timedelta(days=90)


@require_http_methods(["GET", "HEAD", "POST"])
def address_upload(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    scope = Scope.of(project)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid() and (draft := form.take_in(project, by=person, now=timezone.now())):
        chosen = set(draft.columns)
        is_clear = has_street(chosen) and has_postcode(chosen)
        return redirect(scope.url("address_draft" if is_clear else "address_columns", draft.pk))
    return page(request, "address_upload", scope, status_of(form), form=form, back=scope.url("address_lists"))


@require_http_methods(["GET", "HEAD", "POST"])
def address_draft(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    draft, today = address_draft_in(project, number, person, timezone.now()), localdate()
    scope, kept = Scope.of(project), AddressList(project=project, imported_by=person, delete_on=today + USUAL_TIME)
    form = AddressListForm(request.POST or None, instance=kept, project=project, today=today)
    if form.is_valid():
        keep_draft(draft, form.instance, now=timezone.now())
        tell(request, _("Adresselisten «%(name)s» er lagret.") % {"name": form.instance})
        return redirect(scope.url("address_lists"))
    if not form.is_bound:  # else whoever typed has looked already
        tell_who_looks(draft)
    preview = preview_of(draft)
    problems = Paginator(preview.problems, PROBLEMS_PER_PAGE).get_page(request.GET.get("side"))
    context = {"draft": draft, "form": form, "preview": preview, "problems": problems}
    return page(request, "address_draft", scope, status_of(form), **context)


@require_http_methods(["GET", "HEAD", "POST"])
def address_columns(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    draft, scope = address_draft_in(project, number, person, timezone.now()), Scope.of(project)
    form = ColumnsForm(request.POST or None, draft=draft)
    if form.is_valid():
        draft.layout["columns"] = form.columns
        draft.save(update_fields=["layout"])
        return redirect(scope.url("address_draft", draft.pk))
    if not form.is_bound:  # else whoever typed has looked already
        tell_who_looks(draft)
    return page(request, "address_columns", scope, status_of(form), form=form, draft=draft)


@require_POST
def address_draft_removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    address_draft_in(project, number, person, timezone.now()).delete()
    tell(request, _("Fila er kastet. Ingenting fra den er lagret."))
    return redirect(Scope.of(project).url("address_lists"))
