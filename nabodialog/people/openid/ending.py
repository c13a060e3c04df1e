"""Signing out in both places: where somebody leaves here, and where they leave there."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import resolve_url

from .discovery import endpoints_of
from .fetching import OutOfReach
from .marks import SEALED
from .providers import Provider, provider_of
from .sealing import opened
from .tokens import logout_claims


def way_out(request: HttpRequest) -> tuple[Provider, str] | None:
    """Where the browser signs out at the provider that this session began with. Ask before the session is gone."""
    kept = request.session.get(SEALED)
    provider = provider_of(kept["issuer"]) if kept else None
    if kept is None or provider is None:
        return None
    try:
        address = endpoints_of(provider).end_session
    except OutOfReach:
        return None
    told = {
        "client_id": provider.client_id,
        "post_logout_redirect_uri": settings.SITE_URL + resolve_url(settings.LOGOUT_REDIRECT_URL),
    }
    hint = opened(kept["sealed"], request)
    joined = "&" if "?" in address else "?"
    told |= {"id_token_hint": hint} if hint else {}
    return (provider, f"{address}{joined}{urlencode(told)}") if address else None


def end_by_token(provider: Provider, token: str, now: float) -> int:
    """What a provider's logout token asks for: one session, or all that somebody began there. Raises NotTrusted."""
    claims = logout_claims(token, provider, now)
    meant = Q(outside__identity__issuer=provider.issuer)
    if claims.get("sub"):
        meant &= Q(outside__identity__subject=claims["sub"])
    if claims.get("sid"):
        meant &= Q(outside__sid=claims["sid"])
    return Session.objects.filter(meant).delete()[1].get("sessions.Session", 0)
