"""Somebody new proves that an e-mail address is theirs: a code goes there, and comes back in the same browser."""

import hmac
import secrets
from dataclasses import asdict, dataclass
from time import time

from allauth.core import context
from allauth.core.internal import ratelimit  # the public one cannot look without counting
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import salted_hmac

from nabodialog.people.letters import send_arrival
from nabodialog.people.models import Person

PENDING = "openid_code"
MINUTES = 10


@dataclass(frozen=True)
class Pending:
    name: str
    email: str
    hashed: str
    at: float


def send_code(session: SessionBase, *, name: str, email: str) -> bool:
    """Who has an account already gets another letter, and no code: the page tells nobody who has one."""
    code = f"{secrets.randbelow(10**6):06}"
    known = Person.objects.filter(email__iexact=email).exists()
    hashed = hash_of(secrets.token_hex() if known else code, email)  # with an account no code fits
    session[PENDING] = asdict(Pending(name, email, hashed, time()))
    return send_arrival(email, "" if known else code)


def hash_of(code: str, email: str) -> str:
    made = salted_hmac("openid code", f"{code} {email}", secret=settings.SECRET_KEY, algorithm="sha256")
    return made.hexdigest()


def pending_in(session: SessionBase) -> Pending | None:
    kept = session.get(PENDING)
    if kept is None or time() - kept["at"] > MINUTES * 60:
        return None
    pending = Pending(**kept)
    return pending if may_try(pending, dry_run=True) else None


def may_try(pending: Pending, *, dry_run: bool = False) -> bool:
    """Counted beside the session: what many requests write there in the same moment, the last of them overwrites."""
    counted = {"app": "allauth.account", "action": "openid_code_try", "key": pending.hashed, "limit_get": True}
    return bool(ratelimit.consume(context.request, **counted, dry_run=dry_run))


def is_right(pending: Pending, code: str) -> bool:
    """Each try is counted before it is looked at."""
    return may_try(pending) and hmac.compare_digest(pending.hashed, hash_of(code, pending.email))
