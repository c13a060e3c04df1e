"""Somebody asks that we forget them: first shown exactly as it would become, and then done, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nabodialog.history.models import Event, Verb
from nabodialog.history.recording import record
from nabodialog.involvement import forgetting as involvement
from nabodialog.lib.personal import Deed, Fate, Sought, happened
from nabodialog.listening import forgetting as listening
from nabodialog.people.models import Municipality, Person
from nabodialog.post import forgetting as post

from .masking import mask_mentions
from .models import Exercise, Right


@dataclass(frozen=True)
class Case:
    """Who, where, in which case; `shown` is the fingerprint of what was read before it was asked for."""

    sought: Sought
    place: Municipality
    reference: str
    shown: str


class NotForgotten(Exception):
    """Nothing was done: `fates` is what would become of it."""

    def __init__(self, fates: Sequence[Fate]) -> None:
        super().__init__(len(fates))
        self.fates = fates


class Changed(NotForgotten):
    """What would become of it is not what was shown."""


class AllStays(NotForgotten):
    """There is nothing to erase, and so nothing to have a receipt of."""


def try_to_forget(sought: Sought, place: Municipality, *, by: Person, now: datetime) -> list[Fate]:
    """The same deed, and everything put back: so what is shown is what would be done."""
    stays = in_history(sought, place)
    with transaction.atomic():
        fates = forget_all(sought, place, by=by, now=now)
        transaction.set_rollback(True)
    return happened([*fates, stays])


def forget(case: Case, *, by: Person, now: datetime) -> Exercise:
    stays = in_history(case.sought, case.place)
    with transaction.atomic():
        fates = happened([*forget_all(case.sought, case.place, by=by, now=now), stays])
        if fingerprint(fates) != case.shown:
            raise Changed(fates)
        if not may_go(fates):
            raise AllStays(fates)
        numbers = {deed.value: sum(fate.number for fate in fates if fate.deed == deed) for deed in Deed}
        facts = {"right": Right.ERASURE, "reference": case.reference, "by": by, "at": now, "numbers": numbers}
        receipt = Exercise.objects.create(municipality=case.place, **facts)
        record(Verb.FORGOT, receipt, by=by, within=case.place, municipality=case.place, **numbers)
    return receipt


def forget_all(sought: Sought, place: Municipality, *, by: Person, now: datetime) -> list[Fate]:
    """Letters first, so that nothing leaves of what is forgotten; mentions last, when the rest is gone."""
    fates = [*post.forget(sought, place, now=now)]
    fates += listening.forget(sought, place, by=by, now=now)
    fates += involvement.forget(sought, place)
    fates += mask_mentions(sought, place)
    return fates


def in_history(sought: Sought, place: Municipality) -> Fate:
    """Asked before the transaction begins: history is long, and nothing of what is forgotten changes it."""
    events = Event.objects.filter(municipality=place).only("thing_label", "details")
    told = (f"{event.thing_label} {event.details}" for event in events.iterator(chunk_size=1000))
    number = sum(any(mark.search(each) for mark in sought.marks) for each in told)
    return Fate(Deed.KEPT, _("Linjer i historikken"), number, _("Historikken kan ikke endres."))


def may_go(fates: Sequence[Fate]) -> bool:
    return any(fate.deed != Deed.KEPT for fate in fates)


def fingerprint(fates: Sequence[Fate]) -> str:
    return sha256(repr([(fate.deed.value, str(fate.title), fate.number) for fate in fates]).encode()).hexdigest()
