"""The method for anyone to read. No sign-in, no cookie and no question to the database."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from nabodialog.lib.answers import for_anyone

from . import background
from .content import Method
from .loading import latest_version, load, versions
from .overviewing import overview_rows, phase_axis


def method_page(view: Callable[..., tuple[str, dict[str, Any]]]) -> Callable[..., HttpResponse]:
    """Shows the newest version or the one asked for, in nynorsk to those who read it and in bokmål to everyone else.

    An older version stays readable for the projects that work with it.
    """

    @for_anyone
    @wraps(view)
    def answer(request: HttpRequest, *, version: str = "", **gaps: str) -> HttpResponse:
        if version and version not in versions():
            raise Http404
        newest = latest_version()
        method = load(version or newest)
        template, context = view(method, **gaps)
        shared = {"about": background.about(method.version), "language": "nn" if get_language() == "nn" else "nb"}
        shared["older_version"] = method.version if method.version != newest else ""
        return render(request, template, shared | context)

    return answer


@method_page
def overview(method: Method) -> tuple[str, dict[str, Any]]:
    return "method/overview.html", {"method": method, "axis": phase_axis(method), "rows": overview_rows(method)}


@method_page
def phase(method: Method, phase: str) -> tuple[str, dict[str, Any]]:
    found = next((each for each in method.phases if each.id == phase), None)
    if found is None:
        raise Http404
    return "method/phase.html", {"phase": found}


@method_page
def element(method: Method, element: str) -> tuple[str, dict[str, Any]]:
    found = next((each for each in method.elements if each.id == element), None)
    if found is None:
        raise Http404
    return "method/element.html", {"element": found, "phase": method.phase_of(found)}


@method_page
def checklists(method: Method) -> tuple[str, dict[str, Any]]:
    return "method/checklists.html", {"method": method}


@method_page
def reading(method: Method) -> tuple[str, dict[str, Any]]:
    return "method/reading.html", {"references": background.references(method.version)}


@method_page
def glossary(method: Method) -> tuple[str, dict[str, Any]]:
    terms = sorted(background.glossary(method.version), key=lambda term: alphabetical(str(term.word)))
    return "method/glossary.html", {"terms": terms}


def alphabetical(word: str) -> str:
    """The Norwegian letters stand last and in this order: æ, ø, å."""
    return word.lower().translate(str.maketrans("æøå", "{|}"))
