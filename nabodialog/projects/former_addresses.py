"""A page that has got a new address is still found at the one that stands on letters and posters."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from nabodialog.people.models import Municipality
from nabodialog.projects.models import Project


def also_at_former_addresses(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where nothing is found, look for what was there; only what is public leads on."""

    @wraps(view)
    def answer(request: HttpRequest, **names: Any) -> HttpResponse:
        try:
            return view(request, **names)
        except Http404:
            if "municipality" not in names:
                raise
            current = names | current_names(names["municipality"], names.get("slug", ""))
            if current == names or request.resolver_match is None:
                raise
            return HttpResponsePermanentRedirect(reverse(request.resolver_match.view_name, kwargs=current))

    return answer


def current_names(municipality: str, slug: str = "") -> dict[str, str]:
    """What a municipality, and perhaps a project of it, is called in addresses now. Current names go before former."""
    places = Municipality.objects.all()
    place = places.filter(slug=municipality).first() or places.filter(former_slugs__slug=municipality).first()
    if place is None:
        raise Http404
    return {"municipality": place.slug} | ({"slug": current_slug(place, slug)} if slug else {})


def current_slug(place: Municipality, slug: str) -> str:
    projects = Project.objects.published().filter(municipality=place)
    left = projects.filter(former_slugs__slug=slug).order_by("-former_slugs__pk")
    project = projects.filter(slug=slug).first() or left.first()
    if project is None:
        raise Http404
    return project.slug
