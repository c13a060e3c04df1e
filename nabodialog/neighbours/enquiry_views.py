"""Saying something to a project without an account, and following it with a secret. Looking changes nothing."""

from allauth.core import ratelimit
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from nabodialog.listening.handling import add_more
from nabodialog.listening.judging import has_said_no_twice, is_asked, judge
from nabodialog.listening.models import Enquiry, Message, Photo
from nabodialog.listening.photographs import as_file, has_room
from nabodialog.listening.promising import doubt, promise_called
from nabodialog.listening.receiving import count_emergency, receive
from nabodialog.listening.states import RefusedMove
from nabodialog.method.enquiries import enquiry_guide
from nabodialog.method.numbers import emergency_numbers
from nabodialog.ui.answering import status_of

from .enquiring import Spot, around, enquiry_behind, kept_by_the_writer, path_of, spot
from .enquiry_advice import TextAdvice
from .enquiry_forms import TOO_OFTEN, FindForm, MoreForm, VerdictForm, WriteForm
from .one_neighbour import for_one_neighbour
from .published import as_published
from .words import CLOSING_REASONS, ENQUIRY_STATES, OUTCOMES

ALLOWED = ["GET", "HEAD", "POST"]


def language() -> str:
    return get_language() or "nb"


@csrf_exempt  # whoever is in danger is not asked for a cookie; nothing is done but counting
@for_one_neighbour
@require_http_methods(ALLOWED)
def start(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """Is there danger now? Nothing but a number is kept of a yes."""
    place = spot(municipality, slug)
    if request.method != "POST":
        context = {**place.context, "doubted": doubted(request, place)}
        return render(request, "neighbours/enquiry/start.html", context)
    if ratelimit.consume(request, action="emergency"):
        count_emergency(place.project, localdate())
    context = {**place.context, "numbers": emergency_numbers(language())}
    return render(request, "neighbours/enquiry/danger.html", context)


@for_one_neighbour
@sensitive_post_parameters()
@require_http_methods(ALLOWED)
def write(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    place = spot(municipality, slug)
    form = WriteForm(place.published.content.influence, request.POST or None, request.FILES or None)
    if not form.is_valid():
        return ask(request, place, form)
    cleaned = form.cleaned_data
    advice = TextAdvice.on(cleaned["text"], place.project, language())
    if advice and cleaned["told"] != advice.fingerprint:
        return ask(request, place, form, advice)
    if not ratelimit.consume(request, action="enquiry", key=cleaned["email"].lower() or str(cleaned["form_key"])):
        form.add_error(None, TOO_OFTEN)
    if form.errors or (photos := form.unpacked()) is None:
        return ask(request, place, form)
    said = form.said(language(), place.project, photos, maybe_urgent=advice.is_urgent)
    made = receive(place.project, said, now=timezone.now())
    if promise := promise_called(place.project, request.GET.get("lofte", "")):
        doubt(made, promise)
    context = {**place.context, **kept_by_the_writer(made)}
    return render(request, "neighbours/enquiry/receipt.html", context, status=201)


def doubted(request: HttpRequest, place: Spot) -> str:
    """The promise that a neighbour comes from, and means is not kept."""
    promise = promise_called(place.project, request.GET.get("lofte", ""))
    return str(promise.uid) if promise else ""


def ask(request: HttpRequest, place: Spot, form: WriteForm, advice: TextAdvice | None = None) -> HttpResponse:
    guide = enquiry_guide(language())
    formal = guide.formal if form.is_formal else advice.formal if advice else ()
    told = {"advice": advice, "formal": formal, "doubted": doubted(request, place)}
    context = {**place.context, **told, "form": form, "numbers": emergency_numbers(language())}
    return render(request, "neighbours/enquiry/write.html", context, status=status_of(form))


@for_one_neighbour
@sensitive_post_parameters()
@require_http_methods(ALLOWED)
def find(request: HttpRequest) -> HttpResponse:
    """With the code and the secret from a receipt. Wrong and unknown are told alike."""
    form = FindForm(request.POST or None)
    if form.is_valid():
        try:
            return redirect(path_of(enquiry_behind(request, **form.cleaned_data)))
        except Http404:
            form.add_error(None, _("Vi fant ingen henvendelse med denne koden og dette ordet. Se etter en gang til."))
    return render(request, "neighbours/enquiry/find.html", {"form": form}, status=status_of(form))


@for_one_neighbour
@require_http_methods(["GET", "HEAD"])
def mine(request: HttpRequest, code: str, token: str) -> HttpResponse:
    return show(request, enquiry_behind(request, code, token))


@for_one_neighbour
@sensitive_post_parameters()
@require_POST
def addition(request: HttpRequest, code: str, token: str) -> HttpResponse:
    enquiry = enquiry_behind(request, code, token)
    form = MoreForm(request.POST, request.FILES)
    if form.is_valid() and not ratelimit.consume(request, action="enquiry_more", key=enquiry.code):
        form.add_error(None, TOO_OFTEN)
    if form.is_valid() and not has_room(enquiry, len(form.cleaned_data["photos"])):
        form.add_error("photos", _("Henvendelsen har så mange bilder som den har plass til."))
    if not form.is_valid() or (photos := form.unpacked()) is None:
        return show(request, enquiry, more=form)
    cleaned = form.cleaned_data
    add_more(enquiry, cleaned["text"].strip(), cleaned["form_key"], photos, now=timezone.now())
    return redirect(path_of(enquiry))


@for_one_neighbour
@require_http_methods(["GET", "HEAD"])
def photo(request: HttpRequest, code: str, token: str, picture: int) -> HttpResponse:
    return as_file(get_object_or_404(enquiry_behind(request, code, token).photos, pk=picture))


@for_one_neighbour
@sensitive_post_parameters()
@require_POST
def verdict(request: HttpRequest, code: str, token: str) -> HttpResponse:
    enquiry = enquiry_behind(request, code, token)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        return show(request, enquiry, judging=form)
    cleaned = form.cleaned_data
    try:
        judge(enquiry, cleaned["solved"], cleaned["text"].strip(), cleaned["form_key"], now=timezone.now())
    except RefusedMove:  # it was opened again in the meantime; the page tells
        return show(request, enquiry, status=409)
    return redirect(path_of(enquiry))


def thread(enquiry: Enquiry) -> "QuerySet[Message]":
    photos = Prefetch("photos", Photo.objects.without_pixels())
    return enquiry.messages.seen_by_neighbour().prefetch_related(photos)


def show(
    request: HttpRequest,
    enquiry: Enquiry,
    more: MoreForm | None = None,
    judging: VerdictForm | None = None,
    status: int = 200,
) -> HttpResponse:
    project = enquiry.project
    context = {
        **around(project),
        **kept_by_the_writer(enquiry),
        "project": as_published(project) if project.publication else None,
        "state": ENQUIRY_STATES[enquiry.state],
        "outcome": OUTCOMES.get(enquiry.outcome, ""),
        "closing_reason": CLOSING_REASONS.get(enquiry.closing_reason, ""),
        "thread": thread(enquiry),
        "photos": enquiry.photos.without_pixels().filter(message=None),
        "more": more or MoreForm(),
        "judging": (judging or VerdictForm()) if judging or is_asked(enquiry) else None,
        "complaining": enquiry_guide(language()).complaining if has_said_no_twice(enquiry) else (),
    }
    bad = more or judging
    return render(request, "neighbours/enquiry/mine.html", context, status=422 if bad else status)
