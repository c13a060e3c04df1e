"""Pages for one reader, who has no account but may have a secret."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from allauth.core.internal import ratelimit  # the public one counts no GET, and guessing is a GET
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from nabodialog.projects.former_addresses import also_at_former_addresses

Thing = TypeVar("Thing")


class AskedTooOften(Exception):
    """Too many wrong secrets from one place."""


def behind_a_secret(request: HttpRequest, action: str, find: Callable[[], Thing | None]) -> Thing:
    """Wrong and unknown answer alike; whoever guesses is soon stopped, also where a guess is right."""
    guessing = {"app": "allauth.account", "action": action, "limit_get": True}
    if not ratelimit.consume(request, **guessing, dry_run=True):
        raise AskedTooOften
    found = find()
    if found is None:
        ratelimit.consume(request, **guessing)
        raise Http404
    return found


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
