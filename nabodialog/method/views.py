"""The method for anyone to read. No sign-in, no cookie and no question to the database."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from . import background
from .content import Method
from .loading import latest_version, load
from .overviewing import overview_rows, phase_axis


def method_page(view: Callable[..., tuple[str, dict[str, Any]]]) -> Callable[..., HttpResponseBase]:
    """Shows the newest version, in nynorsk to those who read nynorsk and in bokmål to everyone else."""

    @login_not_required
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **gaps: str) -> HttpResponseBase:
        version = latest_version()
        template, context = view(load(version), **gaps)
        shared = {"about": background.about(version), "language": "nn" if get_language() == "nn" else "nb"}
        response: HttpResponse = render(request, template, shared | context)
        set_response_etag(response)
        patch_cache_control(response, public=True, no_cache=True)
        return get_conditional_response(request, response["ETag"], response=response) or response

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
