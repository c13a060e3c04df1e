"""The photos that came with an enquiry, for those who handle it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from nabodialog.listening.doors import enquiry_in
from nabodialog.listening.photographs import as_file
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change

from .answering import page


@never_cache
@require_safe
def photos(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    found = enquiry_in(project_to_change(signed_in(request), municipality, slug), code)
    return page(request, "photos", found.project, enquiry=found, photos=found.photos.without_pixels())


@never_cache
@require_safe
def photo(request: HttpRequest, municipality: str, slug: str, code: str, number: int) -> HttpResponse:
    found = enquiry_in(project_to_change(signed_in(request), municipality, slug), code)
    return as_file(get_object_or_404(found.photos, pk=number))
