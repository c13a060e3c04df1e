"""Somebody new proves that an e-mail address is theirs: a code goes there, and comes back in the same browser."""

import hmac
import secrets
from dataclasses import asdict, dataclass, replace
from time import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import salted_hmac

from nabodialog.people.letters import send_arrival
from nabodialog.people.models import Person

PENDING = "openid_code"
MINUTES = 15
TRIES = 5


@dataclass(frozen=True)
class Pending:
    name: str
    email: str
    hashed: str
    tries: int
    at: float


def send_code(session: SessionBase, *, name: str, email: str) -> bool:
    """Who has an account already gets another letter, and no code: the page tells nobody who has one."""
    code = f"{secrets.randbelow(10**6):06}"
    known = Person.objects.filter(email__iexact=email).exists()
    hashed = "" if known else hash_of(code, email)
    session[PENDING] = asdict(Pending(name, email, hashed, 0, time()))
    return send_arrival(email, "" if known else code)


def hash_of(code: str, email: str) -> str:
    return salted_hmac("openid code", f"{code} {email}", secret=settings.SECRET_KEY).hexdigest()


def pending_in(session: SessionBase) -> Pending | None:
    kept = session.get(PENDING)
    if kept is None or kept["tries"] >= TRIES or time() - kept["at"] > MINUTES * 60:
        return None
    return Pending(**kept)


def is_right(session: SessionBase, pending: Pending, code: str) -> bool:
    """Each try is counted before it is looked at."""
    session[PENDING] = asdict(replace(pending, tries=pending.tries + 1))
    return hmac.compare_digest(pending.hashed, hash_of(code, pending.email))
