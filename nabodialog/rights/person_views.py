"""Somebody asks what we have of them, or to be forgotten: for administrators, with a case, and every look recorded."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.lib.personal import Fate
from nabodialog.people.doors import municipality_to_administer, signed_in
from nabodialog.people.models import Municipality
from nabodialog.reports.document_files import TEXTS, answer_with
from nabodialog.ui.answering import status_of, tell

from .forgetting import Case, Changed, NotForgotten, fingerprint, forget, may_go, try_to_forget
from .looking import look
from .models import Exercise
from .person_forms import PersonForm
from .report import data_of, document_of
from .staff import own_sections

MOST_SHOWN = 20


def page(request: HttpRequest, name: str, place: Municipality, form: PersonForm, **more: Any) -> HttpResponse:
    context = {"municipality": place, "form": form, **more}
    return render(request, f"rights/{name}.html", context, status=more.get("status", status_of(form)))


def shown_of(fates: Sequence[Fate]) -> dict[str, Any]:
    """What would become of it, and its fingerprint; where all of it stays, there is nothing to press."""
    return {"fates": fates, "shown": fingerprint(fates), "may_go": may_go(fates)}


def asked(request: HttpRequest, place: Municipality, form: PersonForm) -> HttpResponse:
    exercises = Exercise.objects.filter(municipality=place).select_related("by")[:MOST_SHOWN]
    return page(request, "person", place, form, exercises=exercises)


@never_cache
@sensitive_post_parameters("email", "phone", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, municipality: str) -> HttpResponse:
    place = municipality_to_administer(signed_in(request), municipality)
    form = PersonForm(request.POST or None)
    if not form.is_valid():
        return asked(request, place, form)
    sections = look(form.sought, place, form.cleaned_data["reference"], by=signed_in(request), now=timezone.now())
    return page(request, "report", place, form, sections=sections, status=200)


@never_cache
@sensitive_post_parameters("email", "phone", "code")
@require_POST
def person_file(request: HttpRequest, municipality: str, extension: str) -> HttpResponse:
    place, now = municipality_to_administer(signed_in(request), municipality), timezone.now()
    form = PersonForm(request.POST)
    if not form.is_valid():
        return asked(request, place, form)
    reference = form.cleaned_data["reference"]
    sections = look(form.sought, place, reference, by=signed_in(request), now=now)
    if extension == "json":
        return JsonResponse(data_of(sections, now), headers={"Cache-Control": "private, no-store"})
    document = document_of(sections, place, _("Sak %(reference)s") % {"reference": reference}, now)
    return answer_with(request, document, TEXTS["pdf"], "innsyn.pdf", request.path)


@never_cache
@sensitive_post_parameters("email", "phone", "code")
@require_POST
def forgetting(request: HttpRequest, municipality: str) -> HttpResponse:
    """Shows what would become of it; nothing is changed."""
    place, now = municipality_to_administer(signed_in(request), municipality), timezone.now()
    form = PersonForm(request.POST)
    if not form.is_valid():
        return asked(request, place, form)
    fates = try_to_forget(form.sought, place, by=signed_in(request), now=now)
    return page(request, "forgetting", place, form, **shown_of(fates), status=200)


@never_cache
@sensitive_post_parameters("email", "phone", "code")
@require_POST
def forgotten(request: HttpRequest, municipality: str) -> HttpResponse:
    place = municipality_to_administer(signed_in(request), municipality)
    form = PersonForm(request.POST)
    if not form.is_valid():
        return asked(request, place, form)
    case = Case(form.sought, place, form.cleaned_data["reference"], request.POST.get("shown", ""))
    try:
        forget(case, by=signed_in(request), now=timezone.now())
    except NotForgotten as why:
        more = {**shown_of(why.fates), "changed": isinstance(why, Changed), "status": 409}
        return page(request, "forgetting", place, form, **more)
    tell(request, _("Slettet. Kvitteringen står under «Kvitteringer»."))
    return redirect("rights:person", place.slug)


@never_cache
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    return render(request, "rights/own.html", {"sections": own_sections(signed_in(request))})


@never_cache
@require_safe
def own_file(request: HttpRequest, extension: str) -> HttpResponse:
    person_here, now = signed_in(request), timezone.now()
    sections = own_sections(person_here)
    if extension == "json":
        return JsonResponse(data_of(sections, now), headers={"Cache-Control": "private, no-store"})
    document = document_of(sections, None, person_here.name, now)
    return answer_with(request, document, TEXTS["pdf"], "mine-opplysninger.pdf", request.path)
