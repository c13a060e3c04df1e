"""Tells PostgreSQL who is asking, so that its own lock (`config/second_lock.py`) holds for them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import Error, InterfaceError, connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse


class ReachMiddleware:
    """From when a page behind sign-in is chosen until it is answered. Public pages tell nothing, and ask no more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            response = self.get_response(request)
        finally:
            person = widen()
        if person is not None and isinstance(response, StreamingHttpResponse):
            response.streaming_content = narrowly(person, response.streaming_content)
        return response

    def process_view(self, request: HttpRequest, view_func: Any, *_arguments: Any) -> None:
        if settings.MEMBER_ROLE and connection.vendor == "postgresql" and getattr(view_func, "login_required", True):
            narrow(str(request.user.pk or ""))


class Told:
    """Stands before every question that is asked for a person. Should the connection be a new one, nothing is asked."""

    def __init__(self, person: str) -> None:
        self.person = person
        self.session = connection.connection

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if context["connection"].connection is not self.session:
            raise InterfaceError("A new connection to the database has not been told who is asking.")
        return execute(sql, params, many, context)


@contextmanager
def reaching(person: object) -> Iterator[None]:
    """What is asked inside reaches what this person reaches."""
    narrow(str(person))
    try:
        yield
    finally:
        widen()


@contextmanager
def past_the_lock() -> Iterator[None]:
    """For what no row within reach tells, as whether somebody works elsewhere too, and for sessions.

    It may stand in a transaction: to undo that one leaves the connection as it was when it began.
    """
    person = widen()
    try:
        yield
    finally:
        if person is not None:
            narrow(person)


def narrowly(person: str, pieces: Iterable[Any]) -> Iterator[Any]:
    """For an answer that is still being made while it is sent."""
    with reaching(person):
        yield from pieces


def narrow(person: str) -> None:
    """In no transaction that began without it: to undo one would undo this too. What is not told is not used again."""
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    try:
        tell(settings.MEMBER_ROLE, person)
    except Error:
        connection.close()
        raise
    connection.execute_wrappers.append(Told(person))


def widen() -> str | None:
    """The person it was narrow for. A connection that cannot be widened is not used again."""
    told = next((each for each in connection.execute_wrappers if isinstance(each, Told)), None)
    if told is None:
        return None
    connection.execute_wrappers.remove(told)
    try:
        tell("none", "")
    except Error:
        connection.close()
    return told.person


def tell(role: str, person: str) -> None:
    """Past Django's own cursor, which would count it among the page's questions."""
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('role', %s, false), set_config('nabodialog.person', %s, false)", [role, person]
        )
