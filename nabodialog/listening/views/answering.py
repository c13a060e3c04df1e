"""How a page of this room answers: in the frame of its project."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nabodialog.listening.forms.deeds import DeedForm
from nabodialog.listening.models import Enquiry, Outcome
from nabodialog.projects.models import Project


def page(request: HttpRequest, name: str, project: Project, status: int = 200, **context: Any) -> HttpResponse:
    around = {"project": project, "municipality": project.municipality}
    return render(request, f"listening/{name}.html", {**around, **context}, status=status)


def deed_page(request: HttpRequest, enquiry: Enquiry, form: DeedForm, name: str = "deed", **words: Any) -> HttpResponse:
    """One form: `title`, `lead` and `button` are its words. Where somebody came first, it says what stands now."""
    if form.refused:
        enquiry.refresh_from_db(fields=["state"])
    return page(request, name, enquiry.project, form.status, enquiry=enquiry, form=form, **words)


def shown_to_neighbour(typed: Mapping[str, Any]) -> dict[str, Any]:
    """What a finished form says, as the neighbour will read it."""
    outcome = Outcome(typed["outcome"]).label if "outcome" in typed else ""
    days = {name: typed.get(name) for name in ("expected_on", "due_on")}
    return {"text": typed["text"], "outcome": outcome, "reason": typed.get("reason", ""), **days}
