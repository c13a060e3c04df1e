"""Who came in, when and how, and who was refused; and the ending of what is open."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth import login
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from nabodialog.lib.past_the_lock import past_the_lock

from .browsers import browser_of, network_of, system_of
from .models import Person, SignIn, Way

SECOND_STEPS = {"totp": Way.CODE, "recovery_codes": Way.RECOVERY_CODE, "webauthn": Way.PASSKEY}


def way_of(records: Iterable[dict[str, Any]]) -> Way:
    """The last step that allauth wrote down in the session: whoever used a code, came with a password before it."""
    last: dict[str, Any] = next(reversed(list(records)), {})
    if last.get("method") == "mfa":
        return SECOND_STEPS[last["type"]]
    return Way.PASSWORD if last.get("method") == "password" else Way.ELSEWHERE


def way_in(request: HttpRequest, person: Person) -> Way:
    return way_of(get_authentication_records(request, person))


def keep(request: HttpRequest, person: Person | None, way: Way, *, session_key: str = "") -> None:
    """Write down that someone came in, or was refused where there is no session."""
    agent = request.headers.get("user-agent", "")
    SignIn.objects.create(
        person=person,
        at=timezone.now(),
        way=way,
        came_in=bool(session_key),
        network=network_of(get_adapter().get_client_ip(request)),
        browser=browser_of(agent),
        system=system_of(agent),
        session_key=session_key,
    )


def keep_refusal(request: HttpRequest, person: Person | None, way: Way) -> None:
    keep(request, person, way)


def keep_sign_in(request: HttpRequest, person: Person, way: Way) -> None:
    request.session.begin(timezone.now())  # type: ignore[attr-defined]  # our own store has it
    if not request.session.session_key:
        request.session.save()
    keep(request, person, way, session_key=request.session.session_key or "")


def come_in(request: HttpRequest, person: Person, way: Way) -> None:
    """For those whom allauth does not ask."""
    login(request, person)
    keep_sign_in(request, person, way)


def follow_session(former_key: str | None, key: str | None) -> None:
    """Django gives a session a new key when the password changes."""
    if former_key and key:
        SignIn.objects.filter(session_key=former_key).update(session_key=key)


def still_open(person: Person, now: datetime) -> "QuerySet[SignIn]":
    """Those whose session has not ended. Past the lock it is asked only which of one's own keys still hold."""
    mine = person.sign_ins.exclude(session_key="")
    keys = list(mine.values_list("session_key", flat=True))
    with past_the_lock():
        living = list(Session.objects.filter(pk__in=keys, expire_date__gt=now).values_list("pk", flat=True))
    return mine.filter(session_key__in=living)


def end_sessions(sign_ins: Iterable[SignIn]) -> int:
    """Whoever sits there is signed out at the next page they ask for. Which they are, is asked under the lock."""
    rows = list(sign_ins)
    with past_the_lock(), transaction.atomic():
        Session.objects.filter(session_key__in=[each.session_key for each in rows]).delete()
        return SignIn.objects.filter(pk__in=[each.pk for each in rows]).update(session_key="")


@transaction.atomic
def end_all(person: Person) -> None:
    """Everywhere, whether we or a provider let them in there."""
    Session.objects.filter(outside__identity__person=person).delete()
    end_others(person, but="")


def end_others(person: Person, *, but: str | None) -> int:
    """All but one's own."""
    return end_sessions(person.sign_ins.exclude(session_key__in=["", but or ""]))
