"""Where the API cannot answer, it says so as JSON; everyone else gets a page."""

from django.http import HttpRequest, HttpResponse
from django.views.defaults import page_not_found

from nabodialog.lib.request_numbers import current
from nabodialog.ui import refusing

from .answering import NOT_FOUND, OUR_FAULT, UNREADABLE, Problem, as_json


def is_asked(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return as_json(Problem(detail=NOT_FOUND), 404) if is_asked(request) else page_not_found(request, exception)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    answer = refusing.bad_request(request, exception)
    return as_json(Problem(detail=UNREADABLE), answer.status_code) if is_asked(request) else answer


def server_error(request: HttpRequest) -> HttpResponse:
    number = current()
    return as_json(Problem(detail=f"{OUR_FAULT} {number}"), 500) if is_asked(request) else refusing.our_fault(number)
