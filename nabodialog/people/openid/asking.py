"""Sending a browser to a provider. What the answer must match waits in the browser's own session, and is used once."""

import json
import secrets
from dataclasses import asdict, dataclass
from time import time
from typing import Any

from authlib.integrations.requests_client import OAuth2Session
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import cache
from django.urls import reverse

from .client_keys import private_key_of
from .discovery import endpoints_of, key_of
from .fetching import guard
from .providers import Provider

ASKED = "openid_asked"
MINUTES = 15
# Whoever is signed in there is asked all the same, and the answer tells when that was.
ANEW = {"prompt": "login", "max_age": "0"}
AT_ONCE = 5  # tabs in which one browser may be on its way


@dataclass(frozen=True)
class Asked:
    provider: str
    nonce: str
    verifier: str
    onwards: str
    at: float
    again: bool = False
    """Somebody who is inside already shows once more who they are."""


def address_of_answers(provider: Provider) -> str:
    """One for each provider, so that an answer of another's is never taken for this one's."""
    return settings.SITE_URL + reverse("openid:answer", args=[provider.name])


def client_of(provider: Provider) -> OAuth2Session:
    """Authlib's client, that can ask this provider alone."""
    signing = private_key_of(provider)
    client = OAuth2Session(
        provider.client_id,
        signing.key if signing else provider.secret,
        token_endpoint_auth_method=signing.auth.name if signing else "client_secret_basic",
        code_challenge_method="S256",
        redirect_uri=address_of_answers(provider),
        scope=provider.scope,
    )
    if signing:
        client.register_client_auth_method(signing.auth)
    guard(client, provider)
    return client


def ask(session: SessionBase, provider: Provider, onwards: str, *, again: bool = False) -> str:
    """Where the browser is to go; kept beside it is what only this browser may come back with."""
    state = secrets.token_urlsafe(32)
    asked = Asked(provider.name, secrets.token_urlsafe(32), secrets.token_urlsafe(48), onwards, time(), again)
    waiting = sorted(session.get(ASKED, {}).items(), key=lambda pair: pair[1]["at"])[1 - AT_ONCE :]
    session[ASKED] = {**dict(waiting), state: asdict(asked)}
    with client_of(provider) as client:
        url, _state = client.create_authorization_url(
            endpoints_of(provider).authorization,
            state=state,
            code_verifier=asked.verifier,
            nonce=asked.nonce,
            **wishes(provider),
            **(ANEW if again else {}),
        )
    return str(url)


def wishes(provider: Provider) -> dict[str, Any]:
    """The level asked for, and for whom somebody may act: Ansattporten asks Altinn, and the person chooses."""
    found = {"acr_values": " ".join(provider.acr)} if provider.acr else {}
    if provider.resource:
        details = [{"type": "ansattporten:altinn:resource", "resource": provider.resource}]
        found["authorization_details"] = json.dumps(details, separators=(",", ":"))
    return found


def taken_back(session: SessionBase, provider: Provider, state: str) -> Asked | None:
    """What this browser asked this provider; None where it did not, too long ago, or has had its answer."""
    waiting = session.get(ASKED, {})
    found = waiting.get(state)
    if found is None or found["provider"] != provider.name:
        return None
    session[ASKED] = {key: each for key, each in waiting.items() if key != state}
    # Two answers at the same moment read the same session: the cache lets one of them through.
    first = cache.add(key_of(provider, "state", state), "", MINUTES * 60)
    return Asked(**found) if first and time() - found["at"] < MINUTES * 60 else None
