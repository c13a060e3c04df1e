"""A page that is not in a draft language is read in the source language, at the address where it is that."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import translate_url
from django.utils.translation import get_language

from nabodialog.ui.public_languages import SOURCE, public_language


class DraftLanguageMiddleware:
    """So that no page is a mixture, and a screen reader never reads one language as if it were another."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        page = request.resolver_match.view_name if request.resolver_match else ""
        if public_language(get_language()).has(page):
            return None
        return redirect(translate_url(request.get_full_path(), SOURCE))
