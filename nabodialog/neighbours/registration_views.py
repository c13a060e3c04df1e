"""Signing up for a meeting without an account, and everything one can do with the link. Looking changes nothing."""

from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from nabodialog.involvement.erasing import NEEDS, REGISTRATIONS, erased_on
from nabodialog.involvement.models import Registration
from nabodialog.involvement.publishing import shown_meeting
from nabodialog.involvement.signing_up import (
    NoRoom,
    SignUpIsClosed,
    can_sign_up,
    change_companions,
    places_for_new,
    register,
    take_offered_place,
    withdraw_registration,
)
from nabodialog.people.reaching import reachable
from nabodialog.projects.standing import when
from nabodialog.ui.answering import status_of

from .one_neighbour import for_one_neighbour, too_often
from .registration_forms import CompanionsForm, SignUpForm
from .signing_up import Place, link_of, meeting_behind, registration_behind


@for_one_neighbour
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest, municipality: str, slug: str, uid: UUID) -> HttpResponse:
    place = meeting_behind(municipality, slug, uid)
    form = SignUpForm(request.POST or None)
    if not form.is_valid():
        return ask(request, place, form)
    key = form.cleaned_data["email"].lower() or str(form.cleaned_data["form_key"])
    if not ratelimit.consume(request, action="sign_up", key=key):
        return too_often(request)
    try:
        made = register(place.meeting, form.wish(get_language() or "nb"), now=timezone.now())
    except SignUpIsClosed:
        return closed(request, place)
    return receipt(request, place, made)


def ask(request: HttpRequest, place: Place, form: SignUpForm) -> HttpResponse:
    if not can_sign_up(place.meeting, localdate()):
        return closed(request, place)
    day = place.milestone.planned_on
    host = place.project.municipality
    erased = {"needs_until": erased_on(host, day, NEEDS), "kept_until": erased_on(host, day, REGISTRATIONS)}
    context = {"form": form, "left": places_for_new(place.meeting), **erased, **told(place)}
    return render(request, "neighbours/registration/sign_up.html", context, status=status_of(form))


def closed(request: HttpRequest, place: Place) -> HttpResponse:
    return render(request, "neighbours/registration/closed.html", told(place))


def receipt(request: HttpRequest, place: Place, made: Registration) -> HttpResponse:
    """Answers the deed itself. With an e-mail it says the same to all: a stranger does not learn who has signed up."""
    context = told(place) if made.email else {**told(place), **mine(made, place)}
    return render(request, "neighbours/registration/signed_up.html", context, status=201)


@for_one_neighbour
@require_http_methods(["GET", "HEAD"])
def registration(request: HttpRequest, code: str, token: str, **names: Any) -> HttpResponse:
    place = meeting_behind(**names)
    found = registration_behind(request, place, code, token)
    return show(request, place, found)


@for_one_neighbour
@require_POST
def companions(request: HttpRequest, code: str, token: str, **names: Any) -> HttpResponse:
    place = meeting_behind(**names)
    found = registration_behind(request, place, code, token)
    form = CompanionsForm(request.POST)
    if not form.is_valid():
        return show(request, place, found, form)
    try:
        change_companions(found, form.cleaned_data["companions"])
    except NoRoom as full:
        form.add_error("companions", no_room_for(full.left))
        return show(request, place, found, form)
    return redirect(link_of(found, place))


def no_room_for(left: int) -> str:
    room = ngettext("Det er bare én ledig plass til.", "Det er bare %(left)s ledige plasser til.", left)
    return room % {"left": left} if left else _("Det er ingen ledige plasser til.")


@for_one_neighbour
@require_POST
def withdrawal(request: HttpRequest, code: str, token: str, **names: Any) -> HttpResponse:
    place = meeting_behind(**names)
    found = registration_behind(request, place, code, token)
    withdraw_registration(found, now=timezone.now())
    return redirect(link_of(found, place))


@for_one_neighbour
@require_POST
def place(request: HttpRequest, code: str, token: str, **names: Any) -> HttpResponse:
    where = meeting_behind(**names)
    found = registration_behind(request, where, code, token)
    take_offered_place(found, now=timezone.now())
    return redirect(link_of(found, where))


def show(request: HttpRequest, place: Place, found: Registration, form: CompanionsForm | None = None) -> HttpResponse:
    form = form or CompanionsForm(initial={"companions": found.companions})
    context = {**told(place), **mine(found, place), "form": form}
    return render(request, "neighbours/registration/mine.html", context, status=422 if form.errors else 200)


def told(place: Place) -> dict[str, Any]:
    """What everyone may know."""
    project = place.project
    return {
        "municipality": project.municipality,
        "project": project,
        "milestone": place.milestone,
        "meeting_url": reverse("neighbours:meeting", kwargs=place.names) if shown_meeting(place.meeting) else "",
        "when": when(place.milestone),
        "contact": reachable(project.municipality, project.chosen_contact).contact,
    }


def mine(found: Registration, place: Place) -> dict[str, Any]:
    """What only whoever has the link may know."""
    path, standing = link_of(found, place), found.standing(timezone.now())
    return {"registration": found, "standing": standing, "path": path, "link": settings.SITE_URL + path}
