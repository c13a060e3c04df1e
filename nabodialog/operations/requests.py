"""Around every request: its number, and a line in the log that names the page and never the path."""

import logging
from collections.abc import Callable
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from nabodialog.lib.request_numbers import begin, page_of

from .counting import count_request
from .probing import PROBES

logger = logging.getLogger(__name__)


class RequestMiddleware:
    """Outermost. It writes no header: answers that are kept for many share theirs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = monotonic()
        begin(number_given(request))
        response = self.get_response(request)
        note(request, response.status_code, monotonic() - began)
        return response


def number_given(request: HttpRequest) -> str:
    """By the proxy in front. Without one, whoever asks may not choose what stands in our log."""
    return str(request.META.get("HTTP_X_REQUEST_ID", "")) if settings.BEHIND_PROXY else ""


def note(request: HttpRequest, status: int, seconds: float) -> None:
    method, page = method_of(request), name_of(request)
    count_request(method, page, status, seconds)
    level = logging.DEBUG if request.path_info in PROBES else logging.INFO
    if logger.isEnabledFor(level):
        milliseconds = round(seconds * 1000, 1)
        facts = {"method": method, "page": page, "status": status, "milliseconds": milliseconds}
        logger.log(level, "%s %s %s, %s ms", method, page, status, milliseconds, extra={"facts": facts})


def method_of(request: HttpRequest) -> str:
    """Whoever asks may call it what they like."""
    return request.method if request.method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else "OTHER"


def name_of(request: HttpRequest) -> str:
    return "static" if request.path_info.startswith(settings.STATIC_URL) else page_of(request)
