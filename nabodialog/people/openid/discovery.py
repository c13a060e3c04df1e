"""What a provider tells of itself: where it is asked, and the keys it signs with. Kept a while for all processes."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

from .fetching import OutOfReach, fetched, is_at
from .providers import Provider

KEPT = 60 * 60
DOWN = 30  # seconds that nobody waits once more for a provider that did not answer
PAUSE = 60  # before keys are fetched once more since one is unknown: whoever sends odd tokens cannot make us ask
SHORTEST = 2048  # bits of an RSA key; the library warns of shorter ones, and takes them
SIGNS_WITH = {"RSA", "EC"}  # never a shared secret, whatever the provider lists


@dataclass(frozen=True)
class Endpoints:
    authorization: str
    token: str
    keys: str
    end_session: str
    names_itself: bool
    """Whether each answer says who gives it (RFC 9207)."""


def endpoints_of(provider: Provider) -> Endpoints:
    told = kept(provider, "about", f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if told.get("issuer") != provider.issuer:
        raise OutOfReach("another issuer")
    found = Endpoints(
        authorization=str(told.get("authorization_endpoint", "")),
        token=str(told.get("token_endpoint", "")),
        keys=str(told.get("jwks_uri", "")),
        end_session=str(told.get("end_session_endpoint", "")),
        names_itself=told.get("authorization_response_iss_parameter_supported") is True,
    )
    required = (found.authorization, found.token, found.keys)
    if not all(is_at(provider, each) for each in (*required, found.end_session or provider.issuer)):
        raise OutOfReach("names an address that is not its own")
    return found


def keys_of(provider: Provider, kid: str | None) -> KeySet:
    """The provider's keys; fetched anew where it signs with one that we have not seen."""
    address = endpoints_of(provider).keys
    told = kept(provider, "keys", address)
    if kid not in {each.get("kid") for each in signing_keys(told)} and cache.add(key_of(provider, "pause"), "", PAUSE):
        told = kept(provider, "keys", address, anew=True)
    try:
        listed = KeySet.import_key_set({"keys": signing_keys(told)})
    except (JoseError, ValueError, TypeError) as error:
        raise OutOfReach("keys that cannot be read") from error
    return KeySet([key for key in listed if not (isinstance(key, RSAKey) and key.raw_value.key_size < SHORTEST)])


def signing_keys(told: dict[str, Any]) -> list[Any]:
    listed = told.get("keys")
    return [each for each in listed if isinstance(each, dict) and each.get("kty") in SIGNS_WITH] if listed else []


def kept(provider: Provider, what: str, address: str, *, anew: bool = False) -> dict[str, Any]:
    key = key_of(provider, what)
    told: dict[str, Any] | None = None if anew else cache.get(key)
    if told is None:
        told = fetched_unless_down(provider, what, address)
        cache.set(key, told, KEPT)
    return told


def fetched_unless_down(provider: Provider, what: str, address: str) -> dict[str, Any]:
    """Of those who wait for a provider that did not answer, one asks at a time, and only now and then."""
    down, turn = key_of(provider, "down", what), key_of(provider, "turn", what)
    if cache.get(down) and not cache.add(turn, "", DOWN):
        raise OutOfReach("did not answer a moment ago")
    try:
        told = fetched(provider, address)
    except OutOfReach:
        cache.set(down, True, KEPT)
        cache.set(turn, "", DOWN)
        raise
    cache.delete(down)
    return told


def key_of(provider: Provider, what: str, which: str = "") -> str:
    """Hashed, so that the cache holds no secret, and no name too long for it."""
    return f"openid:{what}:{sha256(f'{provider.issuer} {which}'.encode()).hexdigest()}"
