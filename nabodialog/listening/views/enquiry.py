"""One enquiry: all that was said of it on one page, and the deeds that are ours alone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.listening.bundling import related_to
from nabodialog.listening.doors import enquiry_in, may_answer, may_sort_mail, project_to_answer
from nabodialog.listening.drafting import needs_word
from nabodialog.listening.due import why_that_day
from nabodialog.listening.forms.deeds import EndForm, KindForm, NoteForm, ReopenForm, ToldForm
from nabodialog.listening.handling import (
    end_unanswered,
    go_on,
    look_at_contact,
    note_told,
    reclassify,
    reopen,
    take,
    write_note,
)
from nabodialog.listening.models import ClosingReason, Enquiry, EnquiryChannel, EnquiryKind, Means
from nabodialog.listening.receiving import closed_days
from nabodialog.listening.saying import Words, say
from nabodialog.listening.states import RefusedMove
from nabodialog.listening.story import story_of
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change
from nabodialog.ui.answering import tell

from .answering import deed_page, page

FEW = 4


@never_cache
@require_safe
def enquiry(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    person, today = signed_in(request), localdate()
    project = project_to_change(person, municipality, slug)
    found = enquiry_in(project, code)
    own = closed_days(project.municipality)
    pause = found.pauses.filter(until=None).first()
    context: dict[str, Any] = {
        "enquiry": found,
        "story": story_of(found),
        "today": today,
        "is_overdue": found.is_overdue(today),
        "expected_on": pause.expected_on if pause else None,
        "needs_word": needs_word(found, today, own),
        "why": why_that_day(found),
        "photos": found.photos.count(),
        "must_be_told": found.means in {Means.PHONE, Means.LETTER, Means.FAILING},
        "can_answer": may_answer(project, person),
        "may_read_log": project.municipality.can_be_administered_by(person),
        "may_promise": project.can_be_promised_for_by(person),
        "can_sort_mail": may_sort_mail(project, person),
        **beside(found),
    }
    return page(request, "enquiry", project, **context)


def beside(enquiry: Enquiry) -> dict[str, Any]:
    """What it lies together with, and what may belong with it."""
    bundle = enquiry.project.bundles.filter(bundled__enquiry=enquiry).first()
    others = bundle.bundled.count() - 1 if bundle else 0
    return {"bundle": bundle, "others": others, "related": related_to(enquiry)[:FEW]}


@require_POST
def enquiry_take(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    person = signed_in(request)
    found = enquiry_in(project_to_change(person, municipality, slug), code)
    try:
        take(found, by=person, now=now())
        tell(request, _("Du har ansvaret for henvendelsen."))
    except RefusedMove:
        too_late(request)
    return redirect(found)


@require_POST
def enquiry_go_on(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    person = signed_in(request)
    found = enquiry_in(project_to_change(person, municipality, slug), code)
    try:
        go_on(found, by=person, now=now())
        tell(request, _("Klokka går igjen."))
    except RefusedMove:
        too_late(request)
    return redirect(found)


def too_late(request: HttpRequest) -> None:
    messages.warning(request, _("Noen andre kom først. Se hvor henvendelsen står nå."))


@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_note(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    person = signed_in(request)
    found = enquiry_in(project_to_change(person, municipality, slug), code)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        words = Words(form.cleaned_data["text"], form.cleaned_data["form_key"])
        say(found, words, write_note, by=person, now=now())
        tell(request, _("Notatet er lagret."))
        return redirect(found)
    return deed_page(request, found, form, title=_("Skriv et notat"), button=_("Lagre"))


@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_kind(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    person = signed_in(request)
    found = enquiry_in(project_to_change(person, municipality, slug), code)
    form = KindForm(request.POST or None, initial={"kind": found.kind})
    if form.is_valid():
        kind = EnquiryKind(form.cleaned_data["kind"])
        if kind != found.kind:
            reclassify(found, kind, form.cleaned_data["why"], by=person, now=now())
        tell(request, _("Lagret."))
        return redirect(found)
    return deed_page(request, found, form, title=_("Endre hva det er"), button=_("Lagre"))


@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_end(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    person = signed_in(request)
    found = enquiry_in(project_to_change(person, municipality, slug), code)
    if request.method != "POST" and found.is_ended:
        return redirect(found)
    form = EndForm(request.POST or None)
    if form.is_valid():
        reason, why = ClosingReason(form.cleaned_data["reason"]), form.cleaned_data["why"]
        if form.do(lambda: end_unanswered(found, reason, why, by=person, now=now())):
            tell(request, _("Henvendelsen er avsluttet uten svar."))
            return redirect(found)
    lead = _("Bare når ingen kan få et svar. Grunnen blir stående i historikken.")
    return deed_page(request, found, form, title=_("Avslutt uten svar"), lead=lead, button=_("Avslutt"))


@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_reopen(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    person = signed_in(request)
    found = enquiry_in(project_to_change(person, municipality, slug), code)
    if request.method != "POST" and not found.is_ended:
        return redirect(found)
    form = ReopenForm(request.POST or None)
    if form.is_valid() and form.do(lambda: reopen(found, form.cleaned_data["why"], by=person, now=now())):
        tell(request, _("Henvendelsen er åpnet igjen, med ny lovet dato."))
        return redirect(found)
    lead = _("Da må den besvares på nytt, og klokka begynner forfra.")
    return deed_page(request, found, form, title=_("Åpne igjen"), lead=lead, button=_("Åpne igjen"))


@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_told(request: HttpRequest, municipality: str, slug: str, code: str, number: int) -> HttpResponse:
    """Somebody called, or sent a letter: what was written has been told."""
    person = signed_in(request)
    found = enquiry_in(project_to_answer(person, municipality, slug), code)
    message = get_object_or_404(found.messages.untold(), pk=number)
    message.enquiry = found
    form = ToldForm(request.POST or None)
    if form.is_valid():
        note_told(message, EnquiryChannel(form.cleaned_data["how"]), by=person, now=now())
        tell(request, _("Notert."))
        return redirect(found)
    title = _("Naboen har fått vite det")
    return deed_page(request, found, form, title=title, lead=message.text, button=_("Lagre"))


@never_cache
@require_POST
def enquiry_contact(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    """Answers the deed itself: how a neighbour is reached is on no page that is only looked at."""
    person = signed_in(request)
    found = enquiry_in(project_to_answer(person, municipality, slug), code)
    contact = look_at_contact(found, by=person)
    return page(request, "enquiry_contact", found.project, enquiry=found, contact=contact)
