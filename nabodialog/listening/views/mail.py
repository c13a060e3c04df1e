"""Mail to a municipality that is no part of an enquiry yet: seen by those who may answer, handled by one of them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.listening.doors import mail_in, municipality_to_sort_mail_in, projects_to_answer_in
from nabodialog.listening.forms.deeds import DeedForm
from nabodialog.listening.forms.mail import AsideForm, MailEnquiryForm, TieForm
from nabodialog.listening.mailing import look_at_source, make_enquiry, set_aside, tie
from nabodialog.listening.models import IncomingMail, Mailbox
from nabodialog.listening.pen import Pile, is_read, mails_in, piles_of
from nabodialog.people.doors import signed_in
from nabodialog.people.models import Municipality
from nabodialog.ui.answering import tell

from .municipality import page as municipality_page

MAILS_PER_PAGE = 50
ALLOWED = ["GET", "HEAD", "POST"]


def page(request: HttpRequest, name: str, place: Municipality, status: int = 200, **context: Any) -> HttpResponse:
    return municipality_page(request, name, place, status, may_sort_mail=True, **context)


@never_cache
@require_safe
def mails(request: HttpRequest, municipality: str) -> HttpResponse:
    place = municipality_to_sort_mail_in(signed_in(request), municipality)
    shown = Pile.of(request.GET.get("vis", ""))
    listed = Paginator(mails_in(place, shown), MAILS_PER_PAGE).get_page(request.GET.get("side"))
    for each in listed:
        each.municipality = place
    context: dict[str, Any] = {
        "page": listed,
        "shown": shown,
        "tabs": piles_of(place, shown),
        "mailbox": Mailbox.objects.filter(municipality=place).first(),
        "is_read": is_read(place),
    }
    return page(request, "mails", place, **context)


@never_cache
@require_safe
def mail(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    found = mail_in(municipality_to_sort_mail_in(signed_in(request), municipality), number)
    return page(request, "mail", found.municipality, mail=found)


@require_http_methods(ALLOWED)
def mail_enquiry(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    person = signed_in(request)
    found = mail_in(municipality_to_sort_mail_in(person, municipality), number)
    form = MailEnquiryForm(request.POST or None, projects_to_answer_in(person, found.municipality))
    if form.is_valid():
        project, kind = form.cleaned_data["project"], form.cleaned_data["kind"]
        if form.do(lambda: make_enquiry(found, project, kind, by=person, now=now())):
            tell(request, _("E-posten er blitt en henvendelse. Naboen får kvittering."))
            return redirect(project.enquiries.get(incoming=found))
    lead = _("Klokka går fra e-posten kom. Naboen får kvittering med kode og lovet dato.")
    return deed_page(request, found, form, title=_("Gjør til henvendelse"), lead=lead, button=_("Lagre"))


@require_http_methods(ALLOWED)
def mail_tie(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    person = signed_in(request)
    found = mail_in(municipality_to_sort_mail_in(person, municipality), number)
    start = {"code": found.suggestion.readable_code} if found.suggestion else {}
    form = TieForm(request.POST or None, projects_to_answer_in(person, found.municipality), initial=start)
    if form.is_valid() and form.do(lambda: tie(found, form.cleaned_data["code"], by=person, now=now())):
        tell(request, _("E-posten står i henvendelsen."))
        return redirect(form.cleaned_data["code"])
    lead = _("Se etter at det er samme nabo og samme sak. Naboen kan lese e-posten der.")
    return deed_page(request, found, form, title=_("Knytt til en henvendelse"), lead=lead, button=_("Knytt"))


@require_http_methods(ALLOWED)
def mail_aside(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    person = signed_in(request)
    found = mail_in(municipality_to_sort_mail_in(person, municipality), number)
    form = AsideForm(request.POST or None)
    if form.is_valid() and form.do(lambda: set_aside(found, form.cleaned_data["reason"], by=person, now=now())):
        tell(request, _("E-posten er lagt bort. Den står under «Behandlet»."))
        return redirect("listening:mails", found.municipality.slug)
    lead = _("Bare når det ikke er noe å svare på her. Grunnen blir stående.")
    return deed_page(request, found, form, title=_("Legg bort"), lead=lead, button=_("Legg bort"))


@never_cache
@require_POST
def mail_source(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    """Answers the deed itself: who wrote is on no page that is only looked at."""
    person = signed_in(request)
    found = mail_in(municipality_to_sort_mail_in(person, municipality), number)
    raw = look_at_source(found, by=person)
    source = bytes(raw.source).decode("utf-8", "replace") if raw else ""
    return page(request, "mail_source", found.municipality, mail=found, source=source)


def deed_page(request: HttpRequest, mail: IncomingMail, form: DeedForm, **words: Any) -> HttpResponse:
    """One form. Where somebody settled the mail first, it says so."""
    return page(request, "mail_deed", mail.municipality, form.status, mail=mail, form=form, **words)
