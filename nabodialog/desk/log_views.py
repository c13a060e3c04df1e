"""Who did and who read what in a municipality, for its administrators: the page, and the same as a file."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from nabodialog.history.standing import standing_of
from nabodialog.people.doors import municipality_to_administer, signed_in
from nabodialog.people.models import Municipality

from .log import MOST_IN_A_FILE, entries, log_file, log_of
from .log_forms import LogForm

ENTRIES_PER_PAGE = 100


@never_cache
@require_safe
def log(request: HttpRequest, municipality: str) -> HttpResponse:
    place = municipality_to_administer(signed_in(request), municipality)
    return log_page(request, place, request.GET)


def log_page(request: HttpRequest, place: Municipality, asked: QueryDict) -> HttpResponse:
    chosen = LogForm(asked, municipality=place)
    page = Paginator(chosen.chosen_from(log_of(place)), ENTRIES_PER_PAGE).get_page(asked.get("side"))
    context = {
        "municipality": place,
        "chosen": chosen,
        "the_same": LogForm(asked, municipality=place, auto_id=False),
        "page": page,
        "entries": list(entries(page, place)),
        "standing": standing_of(place, timezone.now()),
        "most_in_a_file": MOST_IN_A_FILE,
    }
    return render(request, "desk/log.html", context, status=chosen.status)


@never_cache
@require_POST
def log_export(request: HttpRequest, municipality: str) -> HttpResponse:
    """Of the same choice as the page it was asked from; where that is not understood, nothing is taken out."""
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    chosen = LogForm(request.POST, municipality=place)
    if not chosen.is_valid():
        return log_page(request, place, request.POST)
    content = log_file(chosen.chosen_from(log_of(place)), place, by=person)
    name = f"logg-{place.slug}-{localdate():%Y-%m-%d}.csv"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=disposition)
