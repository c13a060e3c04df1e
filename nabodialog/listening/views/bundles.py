"""Enquiries that are about the same thing: tied together, and answered in one go."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.listening.answering_together import MOST_AT_ONCE, answer_together
from nabodialog.listening.bundling import lie_in, put_in, take_out, tie
from nabodialog.listening.doors import bundle_in, enquiry_in, may_answer, project_to_answer
from nabodialog.listening.forms.bundles import AnswersForm, CommonAnswerForm, TieForm
from nabodialog.listening.forms.words import PREVIEW
from nabodialog.listening.models import Bundle, Enquiry
from nabodialog.listening.states import RefusedMove
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change
from nabodialog.ui.answering import status_of, tell

from .answering import page, shown_to_neighbour
from .inbox import ENQUIRIES_PER_PAGE


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def related(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    person = signed_in(request)
    found = enquiry_in(project_to_change(person, municipality, slug), code)
    form = TieForm(request.POST or None, found)
    if form.is_valid():
        made = tie(found, form.chosen, by=person, now=now())
        tell(request, _("Henvendelsene ligger i samme bunke."))
        return redirect(made)
    return page(request, "related", found.project, status_of(form), enquiry=found, form=form)


@never_cache
@require_safe
def bundle(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    found = bundle_in(project_to_change(person, municipality, slug), number)
    lying = lie_in(found).select_related("owner")
    listed = Paginator(lying, ENQUIRIES_PER_PAGE).get_page(request.GET.get("side"))
    within(found, listed.object_list)
    context: dict[str, Any] = {
        "bundle": found,
        "page": listed,
        "today": localdate(),
        "unanswered": lying.open().count(),
        "can_answer": may_answer(found.project, person),
    }
    return page(request, "bundle", found.project, **context)


@require_POST
def bundle_removal(request: HttpRequest, municipality: str, slug: str, number: int, code: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found, enquiry = bundle_in(project, number), enquiry_in(project, code)
    take_out(enquiry, found, by=person)
    told = _("%(code)s er tatt ut av bunken.") % {"code": enquiry.readable_code}
    tell(request, told, undo=found.url("bundle_addition", enquiry.code))
    return redirect(found)


@require_POST
def bundle_addition(request: HttpRequest, municipality: str, slug: str, number: int, code: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found, enquiry = bundle_in(project, number), enquiry_in(project, code)
    put_in(found, [enquiry], by=person, now=now())
    tell(request, _("%(code)s ligger i bunken igjen.") % {"code": enquiry.readable_code})
    return redirect(found)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bundle_answer(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """What is the same for all of them. What each gets begins with it."""
    person = signed_in(request)
    found = bundle_in(project_to_answer(person, municipality, slug), number)
    unanswered = list(lie_in(found).open()[:MOST_AT_ONCE])
    if not unanswered and request.method != "POST":
        return redirect(found)
    form = CommonAnswerForm(request.POST or None, unanswered)
    if form.is_valid():
        chosen = with_their_words(found, [each.code for each in form.cleaned_data["enquiries"]])
        return to_write(request, found, AnswersForm(None, chosen, today=localdate(), initial=form.begun))
    return page(request, "bundle_answer", found.project, form.status, bundle=found, form=form, most=MOST_AT_ONCE)


@never_cache
@require_POST
def bundle_answers(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """Each as its reader gets it: written, shown exactly as it will be, and only then sent."""
    person = signed_in(request)
    found = bundle_in(project_to_answer(person, municipality, slug), number)
    codes = request.POST.getlist("case")[:MOST_AT_ONCE]
    form = AnswersForm(request.POST, with_their_words(found, codes), today=localdate(), expected=len(codes))
    if not form.is_ready:
        return to_write(request, found, form)
    if form.wants(PREVIEW):
        letters = [(each.enquiry, shown_to_neighbour(each.cleaned_data)) for each in form.sent]
        return page(request, "bundle_preview", found.project, bundle=found, form=form, letters=letters)
    try:
        answer_together(form.answers, by=person, now=now())
    except RefusedMove:
        form.look_again()
        return to_write(request, found, form)
    told = ngettext("%(number)s henvendelse er besvart.", "%(number)s henvendelser er besvart.", len(form.sent))
    tell(request, told % {"number": len(form.sent)})
    return redirect(found)


def to_write(request: HttpRequest, bundle: Bundle, form: AnswersForm) -> HttpResponse:
    status = form.status
    form.to_write()
    return page(request, "bundle_answers", bundle.project, status, bundle=bundle, form=form)


def with_their_words(bundle: Bundle, codes: list[str]) -> list[Enquiry]:
    """Those of the bundle, with all that each of them wrote to us."""
    chosen = lie_in(bundle).filter(code__in=codes).select_related("contact").prefetch_related("messages")
    return within(bundle, chosen)


def within(bundle: Bundle, enquiries: Any) -> list[Enquiry]:
    found = list(enquiries)
    for each in found:
        each.project = bundle.project
    return found
