"""How soon a municipality answers, when it is closed, and the texts that its answers begin with."""

from copy import copy
from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.listening.answer_time import close_on, open_on, promise_days
from nabodialog.listening.forms.municipality import AnswerTimeForm, ClosedDayForm, StandardTextForm
from nabodialog.listening.models import ServicePromise, StandardText
from nabodialog.people.doors import municipality_to_administer, municipality_to_start_in, signed_in
from nabodialog.people.models import ClosedDay, Municipality
from nabodialog.ui.answering import status_of, tell


def page(request: HttpRequest, name: str, place: Municipality, status: int = 200, **context: Any) -> HttpResponse:
    around = {"municipality": place, "may_administer": place.can_be_administered_by(signed_in(request))}
    return render(request, f"listening/{name}.html", {**around, **context}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def answer_time(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    stored = ServicePromise.objects.filter(municipality=place).first() or ServicePromise(municipality=place)
    form = AnswerTimeForm(request.POST or None, instance=copy(stored))
    if form.is_valid():
        promise_days(place, form.cleaned_data["days"], by=person)
        tell(request, _("Lagret. Det gjelder henvendelser som kommer fra nå av."))
        return redirect("listening:answer_time", place.slug)
    closed = place.closed_days.filter(on__gte=localdate())
    return page(request, "answer_time", place, status_of(form), form=form, closed=closed)


@require_http_methods(["GET", "HEAD", "POST"])
def closed_day_new(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    form = ClosedDayForm(request.POST or None, instance=ClosedDay(municipality=place))
    if form.is_valid():
        try:
            moved = close_on(form.instance, form.judged, by=person, now=now())
        except IntegrityError:  # a colleague closed it in this very moment
            moved = 0
        tell(request, " ".join([_("Dagen er stengt."), told_of(moved)]))
        return redirect("listening:answer_time", place.slug)
    return page(request, "closed_day_new", place, status_of(form), form=form)


@require_POST
def closed_day_removal(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    day = get_object_or_404(place.closed_days, pk=number)
    day.municipality = place
    moved = open_on(day, by=person, now=now())
    tell(request, " ".join([_("Dagen er åpen."), told_of(moved)]))
    return redirect("listening:answer_time", place.slug)


def told_of(moved: int) -> str:
    if not moved:
        return _("Ingen lovede datoer er flyttet.")
    words = ngettext("Én lovet dato er flyttet.", "%(number)s lovede datoer er flyttet.", moved)
    return words % {"number": moved}


@require_safe
def standard_texts(request: HttpRequest, municipality: str) -> HttpResponse:
    place = municipality_to_start_in(signed_in(request), municipality)
    return page(request, "standard_texts", place, texts=place.standard_texts.all())


@require_http_methods(["GET", "HEAD", "POST"])
def standard_text_new(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_start_in(person, municipality)
    form = StandardTextForm(request.POST or None, instance=StandardText(municipality=place))
    if form.is_valid():
        added = form.save()
        record(Verb.ADDED, added, by=person, within=place, municipality=place)
        tell(request, _("«%(name)s» er lagret.") % {"name": added})
        return redirect("listening:standard_texts", place.slug)
    return page(request, "standard_text", place, status_of(form), form=form, title=_("Ny standardtekst"))


@require_http_methods(["GET", "HEAD", "POST"])
def standard_text(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_start_in(person, municipality)
    found = get_object_or_404(place.standard_texts, pk=number)
    form = StandardTextForm(request.POST or None, instance=copy(found))
    if form.is_valid() and form.keep_within(place, place, by=person):
        tell(request, _("«%(name)s» er lagret.") % {"name": form.instance})
        return redirect("listening:standard_texts", place.slug)
    return page(request, "standard_text", place, form.status, form=form, title=found.title, text=found)


@require_http_methods(["GET", "HEAD", "POST"])
def standard_text_removal(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_start_in(person, municipality)
    found = get_object_or_404(place.standard_texts, pk=number)
    if request.method != "POST":
        return page(request, "standard_text_removal", place, text=found)
    record(Verb.REMOVED, found, by=person, within=place, municipality=place)
    found.delete()
    tell(request, _("«%(name)s» er fjernet.") % {"name": found})
    return redirect("listening:standard_texts", place.slug)
