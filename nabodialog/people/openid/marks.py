"""What a session remembers of a provider: who just arrived and is not let in yet, and how this session began.

For whoever asks how sure we are of somebody: `used_two_factors` says whether they have shown two of them elsewhere.
"""

from dataclasses import asdict, dataclass
from time import time
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from nabodialog.people.models import Identity, OutsideSession, Person, Role

from .asking import MINUTES
from .proving import Proof

ARRIVAL = "openid_arrival"
BEGAN = "openid_began"
SEALED = "openid_sealed"
SECOND_FACTOR = "second_factor"


@dataclass(frozen=True)
class Arrival:
    """Somebody whom a provider vouches for and whom we do not know."""

    issuer: str
    subject: str
    sid: str
    is_strong: bool
    roles: dict[str, Role]
    sealed: str
    onwards: str
    at: float

    @classmethod
    def of(cls, proof: Proof, sealed: str) -> "Arrival":
        roles = dict(proof.roles)
        return cls(proof.issuer, proof.subject, proof.sid, proof.is_strong, roles, sealed, proof.onwards, time())


def keep_arrival(session: SessionBase, arrival: Arrival) -> None:
    session[ARRIVAL] = asdict(arrival)


def arrival_in(session: SessionBase) -> Arrival | None:
    kept = session.get(ARRIVAL)
    if kept is None or time() - kept["at"] > MINUTES * 60:
        return None
    return Arrival(**{**kept, "roles": {slug: Role(role) for slug, role in kept["roles"].items()}})


def mark(session: SessionBase, identity: Identity, arrival: Arrival) -> None:
    """This session is the identity's. One that is the person's already may be vouched for by several."""
    if session.get(ARRIVAL, {}).get("issuer") == identity.issuer:  # another's still waits, as when it is to be linked
        del session[ARRIVAL]
    began = [each for each in session.get(BEGAN, []) if each["issuer"] != identity.issuer]
    session[BEGAN] = [*began, {"identity": identity.pk, "issuer": identity.issuer, "sid": arrival.sid, "session": ""}]
    session[SEALED] = {"issuer": identity.issuer, "sealed": arrival.sealed}
    if arrival.is_strong:
        session[SECOND_FACTOR] = identity.issuer
    elif session.get(SECOND_FACTOR) == identity.issuer:
        del session[SECOND_FACTOR]


def vouched_for_by(session: SessionBase, person: Person) -> set[str]:
    """Only for whom it is about: another's half-finished way in, earlier in this session, vouches for nobody here."""
    began = {each["identity"] for each in session.get(BEGAN, [])}
    if not began:
        return set()
    return set(person.identities.filter(pk__in=began).values_list("issuer", flat=True))


def used_two_factors(session: SessionBase, person: Person) -> bool:
    return SECOND_FACTOR in session and session[SECOND_FACTOR] in vouched_for_by(session, person)


def keep_track(request: HttpRequest) -> None:
    """Sessions get new keys, as when somebody signs in or chooses a new password; who ends them must find them."""
    began: list[dict[str, Any]] = request.session.get(BEGAN, [])
    key = request.session.session_key
    if not began or not isinstance(request.user, Person) or all(each["session"] == key for each in began):
        return
    known = set(request.user.identities.values_list("pk", flat=True))
    for each in (each for each in began if each["identity"] in known):
        facts = {"session_id": key, "identity_id": each["identity"]}
        OutsideSession.objects.update_or_create(**facts, defaults={"sid": each["sid"]})
    request.session[BEGAN] = [{**each, "session": key} for each in began]
