"""Machines that look after this one ask by its number, without TLS: neither may stand in their way."""

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare

# What a proxy adds. Whoever comes through one is not on this machine, whatever the connection says.
THROUGH_A_PROXY = ("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via")
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


def may_read_figures(request: HttpRequest) -> bool:
    """With the token, where there is one; else from this machine alone."""
    if token := settings.SECRET_METRICS_TOKEN:
        return constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}")
    return is_from_here(request) and not any(name in request.headers for name in THROUGH_A_PROXY)


def is_from_here(request: HttpRequest) -> bool:
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
