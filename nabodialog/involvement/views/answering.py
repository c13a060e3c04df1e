"""How a page of this room answers: in the frame of its project, or of its municipality."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nabodialog.involvement.scope import Scope
from nabodialog.people.doors import signed_in


def page(request: HttpRequest, name: str, scope: Scope, status: int = 200, **context: Any) -> HttpResponse:
    person, municipality = signed_in(request), scope.municipality
    around = {
        "frame": "projects/frame.html" if scope.project else "people/municipality_frame.html",
        "scope": scope,
        "project": scope.project,
        "municipality": municipality,
        "can_change": scope.can_be_changed_by(person),
        "may_administer": municipality.can_be_administered_by(person),
        "strategy_url": scope.url("strategy"),
    }
    return render(request, f"involvement/{name}.html", {**around, **context}, status=status)
