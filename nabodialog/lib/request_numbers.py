"""A number for each request: it stands in every line of the log that the request caused, and people can quote it."""

import re
import secrets
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

from django.http import HttpRequest

HEADER = "X-Request-ID"
# What another may call a request: nothing that could be taken for the end of a line, or for a whole sentence.
HARMLESS = re.compile(r"[A-Za-z0-9_-]{8,64}")

# A thread keeps it until its next request begins, since the server's own headers are written after we have answered.
_number: ContextVar[str] = ContextVar("request_number", default="")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def begin(given: str = "") -> str:
    """The number that the proxy in front gave, where it is harmless; else our own, short enough to read aloud."""
    number = given if HARMLESS.fullmatch(given) else new_number()
    _number.set(number)
    return number


def new_number() -> str:
    digits = secrets.token_hex(6)
    return f"{digits[:4]}-{digits[4:8]}-{digits[8:]}"


def current() -> str:
    """Of the request that this thread answers; empty where it answers none."""
    return _number.get()


def page_of(request: HttpRequest) -> str:
    """The name of the page that was asked for. Its path is never told: it may hold a secret, or say whose it is."""
    match = getattr(request, "resolver_match", None)
    return match.view_name if match else "unknown"


def telling_the_number(application: Application) -> Application:
    """Around the whole application, since answers that are kept for many (`lib/keeping.py`) share their headers."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            return start_response(status, [*headers, (HEADER, current())], *rest)

        return application(environ, start)

    return answer
