"""Staff read their own pages in the language they chose; the public address decides for everyone else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from .models import Person


class PersonLanguageMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Public pages must not touch the session, so only staff pages ask who is reading.
        if request.path_info.startswith(("/arbeid/", "/konto/")) and isinstance(request.user, Person):
            translation.activate(request.user.language)
        return self.get_response(request)
