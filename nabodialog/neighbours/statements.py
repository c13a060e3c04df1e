"""What every reader may ask of the pages themselves: what they keep about people, and who can use them."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from nabodialog.lib.answers import for_anyone
from nabodialog.listening.erasing import months_kept
from nabodialog.listening.following import DAYS_TO_CONFIRM
from nabodialog.listening.models.retention import USUAL_MONTHS
from nabodialog.people.reaching import reachable

from .accessibility import known_faults, measured
from .published import public_municipality


@for_anyone
def privacy(request: HttpRequest, municipality: str = "") -> HttpResponse:
    context = {"access_log_days": settings.ACCESS_LOG_DAYS, "session_hours": settings.SESSION_COOKIE_AGE // 3600}
    erased = {
        "registration_days": settings.REGISTRATION_DAYS,
        "mail_days": settings.MAIL_DAYS,
        "incoming_mail_days": settings.INCOMING_MAIL_DAYS,
        "days_to_confirm": DAYS_TO_CONFIRM,
    }
    asked = whom_to_ask(municipality)
    erased["enquiry_months"] = months_kept(asked["municipality"]) if asked["municipality"] else USUAL_MONTHS
    return render(request, "neighbours/privacy.html", context | erased | asked)


@for_anyone
def accessibility(request: HttpRequest, municipality: str = "") -> HttpResponse:
    last = measured()
    context = {"measured": last, "is_old": last.is_old(localdate()), "known_faults": known_faults()}
    return render(request, "neighbours/accessibility.html", context | whom_to_ask(municipality))


def whom_to_ask(municipality: str) -> dict[str, Any]:
    """In one municipality; without, the page is the same for everyone who shares the installation."""
    place = public_municipality(municipality) if municipality else None
    return {"municipality": place, "contact": reachable(place).contact if place else None}
