"""The only ways into a municipality. What is not theirs to know of answers 404; what they may only read, 403."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from .models import Municipality, Person

View = TypeVar("View", bound=Callable[..., HttpResponse])


def asks_again(view: View) -> View:
    """Behind it stands who may come in: whoever did not sign in just now, shows once more who they are."""

    @wraps(view)
    def asking(request: HttpRequest, *args: Any, **names: Any) -> HttpResponse:
        if is_to_show_again(request):
            raise ReauthenticationRequired
        return view(request, *args, **names)

    return cast(View, asking)


def is_to_show_again(request: HttpRequest) -> bool:
    """Of everybody: allauth's own question lets those pass who have neither password nor second step."""
    return bool(get_adapter(request).is_reauthentication_required(app="allauth.mfa"))


def signed_in(request: HttpRequest) -> Person:
    """The person behind a request; a view behind sign-in has one."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def municipality_to_read(person: Person, slug: str) -> Municipality:
    return get_object_or_404(Municipality.objects.visible_to(person), slug=slug)


def municipality_to_start_in(person: Person, slug: str) -> Municipality:
    municipality = municipality_to_read(person, slug)
    if not municipality.can_start_projects(person):
        raise PermissionDenied
    return municipality


def municipality_to_administer(person: Person, slug: str) -> Municipality:
    municipality = municipality_to_read(person, slug)
    if not municipality.can_be_administered_by(person):
        raise PermissionDenied
    return municipality
