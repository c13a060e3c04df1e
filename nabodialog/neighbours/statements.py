"""What every reader may ask of the pages themselves: what they keep about people, and who can use them."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from nabodialog.keeping.rules import all_kept
from nabodialog.lib.answers import for_anyone
from nabodialog.people.models.invitation import VALID_FOR
from nabodialog.people.reaching import reachable

from .accessibility import known_faults, measured
from .published import public_municipality

# What the page calls how long a kind is kept. Every kind that is counted stands here: a test asks.
TOLD = {
    "needs_days": "needs",
    "registration_days": "registrations",
    "mail_days": "outgoing-mail",
    "incoming_mail_days": "incoming-mail",
    "days_to_confirm": "unconfirmed-followers",
    "invitation_days": "invitations",
    "enquiry_months": "enquiries",
    "list_days": "address-lists",
    "file_days": "address-drafts",
    "forwarding_days": "forwardings",
}


@for_anyone
def privacy(request: HttpRequest, municipality: str = "") -> HttpResponse:
    context = {"access_log_days": settings.ACCESS_LOG_DAYS, "session_hours": settings.SESSION_COOKIE_AGE // 3600}
    context |= {"sign_in_days": settings.SIGN_IN_DAYS, "valid_days": VALID_FOR.days}
    asked = whom_to_ask(municipality)
    rules = all_kept(asked["municipality"])
    amounts = {told: rules[kind] for told, kind in TOLD.items()}
    return render(request, "neighbours/privacy.html", context | amounts | asked)


@for_anyone
def accessibility(request: HttpRequest, municipality: str = "") -> HttpResponse:
    last = measured()
    context = {"measured": last, "is_old": last.is_old(localdate()), "known_faults": known_faults()}
    return render(request, "neighbours/accessibility.html", context | whom_to_ask(municipality))


def whom_to_ask(municipality: str) -> dict[str, Any]:
    """In one municipality; without, the page is the same for everyone who shares the installation."""
    place = public_municipality(municipality) if municipality else None
    return {"municipality": place, "contact": reachable(place).contact if place else None}
