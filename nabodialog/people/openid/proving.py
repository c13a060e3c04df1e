"""From a provider's answer to what it proves: who somebody is there, how surely, and where that lets them in.

Nothing else of what the provider tells is kept: no national identity number, no groups, no names.
"""

import hmac
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from time import time
from typing import Any
from urllib.parse import urlsplit

from authlib.common.errors import AuthlibBaseError
from django.contrib.sessions.backends.base import SessionBase
from requests.exceptions import RequestException

from nabodialog.people.models import Role

from .asking import Asked, client_of, taken_back
from .discovery import endpoints_of
from .fetching import OutOfReach
from .providers import ENTRA, Provider, ProviderError
from .tokens import LEEWAY, NotTrusted, identity_claims, is_name

logger = logging.getLogger(__name__)
RANKS = list(Role)  # the highest first


class Why(StrEnum):
    """Why somebody was not let in; the page says what to do."""

    CANCELLED = "cancelled"
    EXPIRED = "expired"
    LEVEL = "level"
    NOT_ANEW = "not_anew"
    NOT_TRUSTED = "not_trusted"
    OUT_OF_REACH = "out_of_reach"
    TAKEN = "taken"
    TOO_OFTEN = "too_often"


class Refused(Exception):
    def __init__(self, why: Why, onwards: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.onwards = onwards


@dataclass(frozen=True)
class Proof:
    issuer: str
    subject: str
    sid: str
    is_strong: bool
    """Whether it took two factors."""
    roles: Mapping[str, Role]
    """By municipality: what the provider's word makes of them there."""
    token: str = field(repr=False)
    shown_at: float
    """When they last showed the provider who they are; 0 where it does not tell."""
    onwards: str = ""
    is_again: bool = False


def proof_in(session: SessionBase, provider: Provider, answer: Mapping[str, str]) -> Proof:
    asked = taken_back(session, provider, answer.get("state", ""))
    if asked is None:
        raise Refused(Why.EXPIRED)
    try:
        return proof_of(provider, asked, answer)
    except Refused as refused:
        raise Refused(refused.why, asked.onwards) from refused
    except (OutOfReach, RequestException, ProviderError, OSError) as error:
        logger.warning("%s could not be asked: %s", provider.name, type(error).__name__)
        raise Refused(Why.OUT_OF_REACH, asked.onwards) from error
    except (NotTrusted, AuthlibBaseError, ValueError) as error:
        kind = str(error) if isinstance(error, NotTrusted) else type(error).__name__
        logger.warning("An answer from %s is not trusted: %s", provider.name, kind)
        raise Refused(Why.NOT_TRUSTED, asked.onwards) from error


def proof_of(provider: Provider, asked: Asked, answer: Mapping[str, str]) -> Proof:
    check_sender(provider, answer)
    if "error" in answer:
        raise Refused(Why.CANCELLED)
    with client_of(provider) as client:
        found = client.fetch_token(
            endpoints_of(provider).token,
            grant_type="authorization_code",
            code=answer.get("code", ""),
            code_verifier=asked.verifier,
            redirect_uri=client.redirect_uri,
        )
    token, access = str(found.get("id_token", "")), str(found.get("access_token", ""))
    claims = identity_claims(token, provider, nonce=asked.nonce, access_token=access)
    check_tenant(provider, claims)
    if provider.acr and claims.get("acr") not in provider.acr:
        raise Refused(Why.LEVEL)
    proof = proof_from(provider, claims, token, asked)
    if asked.again and proof.shown_at < asked.at - LEEWAY:
        raise Refused(Why.NOT_ANEW)
    return proof


def check_sender(provider: Provider, answer: Mapping[str, str]) -> None:
    """RFC 9207: another provider cannot have its answer taken for this one's."""
    named = answer.get("iss", "")
    is_its_own = hmac.compare_digest(named.encode(), provider.issuer.encode())
    if not is_its_own and (named or endpoints_of(provider).names_itself):
        raise NotTrusted("the answer names another issuer")


def check_tenant(provider: Provider, claims: Mapping[str, Any]) -> None:
    """The organisation that Entra vouches for is the one in the issuer's address."""
    issuer = urlsplit(provider.issuer)
    if issuer.hostname == ENTRA and claims.get("tid") != issuer.path.split("/")[1]:
        raise NotTrusted("another tenant")


def proof_from(provider: Provider, claims: Mapping[str, Any], token: str, asked: Asked) -> Proof:
    if not is_name(claims["sub"]):
        raise NotTrusted("a subject that is too long")
    sid = claims.get("sid", "")
    ways = {each for each in [claims.get("acr"), *listed(claims.get("amr"))] if isinstance(each, str)}
    return Proof(
        issuer=provider.issuer,
        subject=claims["sub"],
        sid=str(sid) if is_name(sid) else "",
        is_strong=bool(ways & provider.strong),
        roles=roles_from(provider, claims),
        token=token,
        shown_at=shown_at(claims),
        onwards=asked.onwards,
        is_again=asked.again,
    )


def shown_at(claims: Mapping[str, Any]) -> float:
    told = claims.get("auth_time")
    return min(told, time()) if isinstance(told, int) else 0


def roles_from(provider: Provider, claims: Mapping[str, Any]) -> dict[str, Role]:
    """The highest role that a rule gives, in each municipality."""
    met = [rule for rule in provider.rules if rule.value in set(values_of(claims, rule.claim, provider.resource))]
    lowest_first = sorted(met, key=lambda rule: RANKS.index(rule.role), reverse=True)
    return {rule.municipality: rule.role for rule in lowest_first}


def values_of(claims: Mapping[str, Any], claim: str, resource: str) -> Iterator[str]:
    yield from (str(each) for each in listed(claims.get(claim)) if isinstance(each, str | int))
    if claim == "orgno":
        yield from organisations_in(claims.get("authorization_details"), resource)


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def organisations_in(details: Any, resource: str) -> Iterator[str]:
    """The numbers of those that somebody acts for, as Ansattporten tells it: only for what we asked about."""
    for detail in listed(details):
        if isinstance(detail, dict) and resource and detail.get("resource") == resource:
            parties = [*listed(detail.get("reportees")), *listed(detail.get("authorized_parties"))]
            for party in filter(lambda each: isinstance(each, dict), parties):
                number = party.get("orgno", party)
                named = str(number.get("ID", number.get("id", ""))) if isinstance(number, dict) else str(number)
                yield named.removeprefix("0192:")
