"""The outbox, for a municipality's administrators: what waits, and why."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nabodialog.people.doors import municipality_to_administer, signed_in

from .models import Mail
from .waiting import outbox_of, try_again

MAILS_PER_PAGE = 50


@require_safe
def outbox(request: HttpRequest, municipality: str) -> HttpResponse:
    place = municipality_to_administer(signed_in(request), municipality)
    held = Mail.objects.filter(municipality=place, sent_at=None).defer("text", "page", "calendar")
    page = Paginator(held, MAILS_PER_PAGE).get_page(request.GET.get("side"))
    return render(request, "post/outbox.html", {"municipality": place, "outbox": outbox_of(place), "page": page})


@require_POST
def again(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    try_again(place, by=person, now=timezone.now())
    messages.success(request, _("Vi prøver igjen nå. Det kan ta et par minutter."))
    return redirect("post:outbox", place.slug)
