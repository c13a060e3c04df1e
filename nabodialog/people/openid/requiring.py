"""Where a municipality wants its people to come in through a provider of its own, a password is not enough."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from nabodialog.people.models import FormerSlug, Municipality, Person

from .marks import keep_track, vouched_for_by
from .providers import Provider, providers

# Where one may sign in, link an identity and sign out without it.
ALLOWED = {"openid", "people", "joining"}


class ProviderMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: tuple[Any, ...], _names: dict[str, Any]
    ) -> HttpResponse | None:
        if not settings.SECRET_OIDC or not getattr(view, "login_required", True):
            return None
        if not isinstance(request.user, Person):
            return None
        keep_track(request)
        lacking = None if is_allowed(request) else lacking_provider(request, request.user)
        return redirect("openid:required", lacking.name) if lacking else None


def is_allowed(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is None or match.namespace in ALLOWED or (match.url_name or "").startswith("account_")


def lacking_provider(request: HttpRequest, person: Person, *, issuer: str = "") -> Provider | None:
    """One that a municipality of theirs requires, and that this session is not vouched for by; or `issuer` alone."""
    vouched = vouched_for_by(request.session, person)
    lacking = [each for each in providers() if each.required_by and each.issuer not in vouched]
    lacking = [each for each in lacking if issuer in {"", each.issuer}]
    wanted = {slug for each in lacking for slug in each.required_by}
    if not wanted:
        return None
    theirs = slugs_of(person, wanted)
    return next((each for each in lacking if each.required_by & theirs), None)


def asking_for(provider: Provider, person: Person) -> list[Municipality]:
    """The person's municipalities that require it, by the address that they have, or had."""
    mine = Municipality.objects.filter(memberships__person=person)
    named = Q(slug__in=provider.required_by) | Q(former_slugs__slug__in=provider.required_by)
    return list(mine.filter(named).distinct())


def slugs_of(person: Person, wanted: set[str]) -> set[str]:
    """Those of them that are the person's municipalities', by the address that they have, or had."""
    former = FormerSlug.objects.filter(municipality__memberships__person=person, slug__in=wanted).values_list(
        "slug", flat=True
    )
    today = person.memberships.filter(municipality__slug__in=wanted).values_list("municipality__slug", flat=True)
    return {*today, *former}
