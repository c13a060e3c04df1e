"""The only ways into a municipality. What is not theirs to know of answers 404; what they may only read, 403."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from .models import Municipality, Person


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
