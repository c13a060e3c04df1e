"""How it goes, for the administrators of one municipality: what is theirs, and what is everybody's. Never another's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nabodialog.people.doors import municipality_to_administer, signed_in

from .gathering import installation
from .judging import state_of


@require_safe
def state(request: HttpRequest, municipality: str) -> HttpResponse:
    place = municipality_to_administer(signed_in(request), municipality)
    found = state_of(place, installation(), timezone.now())
    return render(request, "operations/state.html", {"municipality": place, "state": found})
