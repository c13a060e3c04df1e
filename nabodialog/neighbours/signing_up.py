"""What the sign-up pages stand on: the meeting as neighbours see it, and who may see whose registration."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from allauth.core.internal import ratelimit  # the public one counts no GET, and guessing is a GET
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from nabodialog.involvement.models import Meeting, Registration
from nabodialog.projects.public import PublicMilestone

from .former_addresses import also_at_former_addresses
from .published import Published, published_project


@dataclass(frozen=True)
class Place:
    """A meeting that neighbours know of."""

    project: Published
    meeting: Meeting
    milestone: PublicMilestone

    @property
    def names(self) -> dict[str, object]:
        return {"municipality": self.project.municipality.slug, "slug": self.project.slug, "uid": self.milestone.uid}


class AskedTooOften(Exception):
    """Too many wrong links from one place."""


def meeting_behind(municipality: str, slug: str, uid: UUID) -> Place:
    """404 for a meeting that is not published, as for one that never was."""
    project = published_project(municipality, slug)
    milestone = next((each for each in project.content.milestones if each.uid == uid), None)
    if milestone is None:
        raise Http404
    of_project = {"milestone__project__slug": slug, "milestone__project__municipality": project.municipality}
    meetings = Meeting.objects.select_related("milestone__project__publication")
    return Place(project, get_object_or_404(meetings, milestone__uid=uid, **of_project), milestone)


def registration_behind(request: HttpRequest, place: Place, code: str, secret: str) -> Registration:
    """Wrong and unknown links answer alike; whoever guesses is soon stopped, also where a guess is right."""
    guessing = {"app": "allauth.account", "action": "registration_link", "limit_get": True}
    if not ratelimit.consume(request, **guessing, dry_run=True):
        raise AskedTooOften
    found = Registration.objects.filter(meeting=place.meeting).behind(code, secret)
    if found is None:
        ratelimit.consume(request, **guessing)
        raise Http404
    found.meeting = place.meeting
    return found


def link_of(registration: Registration, place: Place) -> str:
    return reverse(
        "registration:registration",
        kwargs={**place.names, "code": registration.code, "token": registration.secret},
    )


def for_one_neighbour(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For one reader, without an account: kept by nobody, found by no search engine, and the link told to no other."""

    @login_not_required
    @never_cache
    @also_at_former_addresses
    @wraps(view)
    def answer(request: HttpRequest, **names: object) -> HttpResponse:
        try:
            response = view(request, **names)
        except AskedTooOften:
            response = too_often(request)
        response["X-Robots-Tag"] = "noindex"
        # Tells where a visitor comes from, but not the secret in the address; less would break the form's check.
        response["Referrer-Policy"] = "strict-origin"
        return response

    return answer


def too_often(request: HttpRequest) -> HttpResponse:
    return render(request, "neighbours/registration/too_often.html", status=429)
