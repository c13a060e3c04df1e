"""Asking a provider, carefully: its own hosts alone, encrypted, no longer than a moment, and nothing without end."""

from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from requests.exceptions import RequestException

from .providers import LOOPBACK, Provider

SECONDS = (3, 5)  # to connect, and between two pieces of an answer
ALTOGETHER = 10
LARGEST = 512 * 1024
PIECE = 16 * 1024


class OutOfReach(Exception):
    """The provider did not give an answer that can be used."""


def is_at(provider: Provider, address: str) -> bool:
    """Whether an address that a provider names is its own: at its issuer's host, or below it, and as well guarded."""
    try:
        url, issuer = urlsplit(address), urlsplit(provider.issuer)
        if url.scheme != issuer.scheme or url.port != issuer.port or url.username is not None:
            return False
    except ValueError:
        return False
    host, own = url.hostname or "", issuer.hostname or ""
    return host == own or (host.endswith(f".{own}") and own not in LOOPBACK)


class CarefulAdapter(HTTPAdapter):
    def __init__(self, provider: Provider) -> None:
        super().__init__()
        self.provider = provider

    def send(self, request: PreparedRequest, *_args: Any, **kwargs: Any) -> Response:
        if not is_at(self.provider, request.url or ""):
            raise RequestException("not the provider's own address")
        response = super().send(request, **{**kwargs, "stream": True, "timeout": SECONDS})
        if response.is_redirect:
            raise RequestException("the provider sends us elsewhere")
        response._content = read(response)
        return response


def read(response: Response) -> bytes:
    """All of it, where it is short and comes in time: whoever sends a drop at a time does not hold us."""
    began, found = monotonic(), b""
    while piece := response.raw.read1(PIECE, decode_content=True):
        found += piece
        if len(found) > LARGEST or monotonic() - began > ALTOGETHER:
            response.close()
            raise RequestException("the answer is too large or too slow")
    return found


def guard(session: Session, provider: Provider) -> None:
    """From now on the session can ask this provider, and nobody else."""
    session.adapters.clear()
    session.mount("", CarefulAdapter(provider))
    session.trust_env = urlsplit(provider.issuer).hostname not in LOOPBACK  # a proxy leads out, not to ourselves


def fetched(provider: Provider, address: str) -> dict[str, Any]:
    """A JSON object of the provider's."""
    with Session() as session:
        guard(session, provider)
        try:
            response = session.get(address, headers={"Accept": "application/json"})
            response.raise_for_status()
            found = response.json()
        except (RequestException, ValueError, OSError) as error:
            raise OutOfReach(type(error).__name__) from error
    if not isinstance(found, dict):
        raise OutOfReach("not an object")
    return found
