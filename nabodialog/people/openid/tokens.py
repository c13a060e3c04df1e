"""What a provider has signed: read only when the signature, the sender, the receiver and the time are right."""

from typing import Any

from authlib.oidc.core import CodeIDToken
from django.core.cache import cache
from joserfc import jwt
from joserfc.errors import JoseError

from .discovery import key_of, keys_of
from .providers import Provider

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
LEEWAY = 60  # seconds that two clocks may differ
LONGEST = 64 * 1024
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
LOGOUT_TYPE = "logout+jwt"
# Providers leave out what they should say of a token, but none may say that it is of another kind.
LOGOUT_TYPES = {LOGOUT_TYPE, "jwt"}
LOGOUT_AGE = 5 * 60


class NotTrusted(Exception):
    """The message is the kind of fault alone: never a token, nor what stood in it."""


def signed_claims(token: str, provider: Provider) -> jwt.Token:
    """The signature is the provider's, by a key that it lists and a way of signing that we take."""
    try:
        if len(token) > LONGEST:
            raise NotTrusted("too long")
        return jwt.decode(token, lambda signed: keys_of(provider, kid_of(signed)), algorithms=ALGORITHMS)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise NotTrusted(type(error).__name__) from error


def kid_of(signed: Any) -> str | None:
    kid = signed.headers().get("kid")
    return kid if isinstance(kid, str) else None


def identity_claims(token: str, provider: Provider, *, nonce: str, access_token: str) -> dict[str, Any]:
    read = signed_claims(token, provider)
    options: Any = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
        "nonce": {"essential": True, "value": nonce},
        "sub": {"essential": True},
    }
    params = {"nonce": nonce, "client_id": provider.client_id, "access_token": access_token}
    claims = CodeIDToken(read.claims, read.header, options, params)
    try:
        claims.validate(leeway=LEEWAY)
    except (JoseError, ValueError, TypeError) as error:
        raise NotTrusted(type(error).__name__) from error
    if "events" in claims or type_of(read) == LOGOUT_TYPE:
        raise NotTrusted("not a token about who somebody is")
    return dict(claims)


def logout_claims(token: str, provider: Provider, now: float) -> dict[str, Any]:
    """OpenID Connect Back-Channel Logout 1.0, 2.6; each token is taken once."""
    read = signed_claims(token, provider)
    claims = read.claims
    options: Any = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
        "iat": {"essential": True},
        "jti": {"essential": True},
    }
    try:
        jwt.JWTClaimsRegistry(leeway=LEEWAY, **options).validate(claims)
    except (JoseError, ValueError, TypeError) as error:
        raise NotTrusted(type(error).__name__) from error
    events = claims.get("events")
    tells = isinstance(events, dict) and isinstance(events.get(LOGOUT_EVENT), dict)
    if not tells or "nonce" in claims or type_of(read) not in LOGOUT_TYPES:
        raise NotTrusted("not a token about signing out")
    if now - claims["iat"] > LOGOUT_AGE or not (is_name(claims.get("sub")) or is_name(claims.get("sid"))):
        raise NotTrusted("too old, or about nobody")
    if not cache.add(key_of(provider, "jti", claims["jti"]), "", LOGOUT_AGE + 2 * LEEWAY):
        raise NotTrusted("replayed")
    return claims


def type_of(read: jwt.Token) -> str:
    return str(read.header.get("typ", "JWT")).lower().removeprefix("application/")


def is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 255
