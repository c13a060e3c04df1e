"""Machines that look after this one ask by its number, without TLS: neither may stand in their way."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PROBES = frozenset({"/helse/live", "/helse/klar", "/metrics"})


class ProbedByNumberMiddleware:
    """A probe calls `127.0.0.1` or what the machine is called today, which is no name of ours.

    Its answer says nothing of who was called, so these addresses are read as if our own name had been. That they are
    not sent to TLS either, `SECURE_REDIRECT_EXEMPT` says.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info in PROBES:
            request.META["HTTP_HOST"] = urlsplit(settings.SITE_URL).netloc
        return self.get_response(request)
