"""What every reader may ask of the pages themselves: what they keep about people, and who can use them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nabodialog.lib.answers import for_anyone

from .published import public_municipality, reachable


@for_anyone
def privacy(request: HttpRequest, municipality: str = "") -> HttpResponse:
    """With a municipality, also whom to ask there; without, the same for everyone who shares the installation."""
    place = public_municipality(municipality) if municipality else None
    context = {
        "municipality": place,
        "contact": reachable(place).contact if place else None,
        "access_log_days": settings.ACCESS_LOG_DAYS,
        "session_hours": settings.SESSION_COOKIE_AGE // 3600,
    }
    return render(request, "neighbours/privacy.html", context)
