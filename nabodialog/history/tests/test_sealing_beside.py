"""Many write and many seal at the same moment, each in a transaction of its own: one chain comes of it."""

from threading import Barrier, Event, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone

from nabodialog.history import chaining
from nabodialog.history.checking import Check
from nabodialog.history.models import Event as Happened
from nabodialog.history.models import Seal, Unsealed, Verb
from nabodialog.history.recording import record

WRITERS, SEALERS, EACH = 4, 3, 25
MANY_AT_ONCE = pytest.mark.skipif("connection.vendor == 'sqlite'", reason="one writes at a time there, by its own lock")


def write(start, municipality, by):
    """Some are held back before they are committed, so that later ones come first; every fifth is undone."""
    start.wait()
    for number in range(EACH):
        with transaction.atomic():
            record(Verb.CHANGED, municipality, by=by, within=municipality, municipality=municipality, number=number)
            Event().wait(0.02 if number % 4 == 0 else 0)
            transaction.set_rollback(number % 5 == 0)
    connection.close()


def seal(start, over):
    start.wait()
    while not over.is_set():
        chaining.seal_waiting(timezone.now())
    connection.close()


def run_beside(writing, sealing, over):
    """Those that seal go on for as long as somebody writes."""
    for each in [*writing, *sealing]:
        each.start()
    for each in writing:
        each.join()
    over.set()
    for each in sealing:
        each.join()


@MANY_AT_ONCE
@pytest.mark.django_db(transaction=True)
def test_none_is_sealed_twice_and_none_is_missed(municipality, leader, monkeypatch):
    monkeypatch.setattr(chaining, "AT_ONCE", 7)
    start, over = Barrier(WRITERS + SEALERS), Event()
    writing = [Thread(target=write, args=(start, municipality, leader)) for _each in range(WRITERS)]
    run_beside(writing, [Thread(target=seal, args=(start, over)) for _each in range(SEALERS)], over)
    while chaining.seal_waiting(timezone.now()):
        pass
    assert Happened.objects.count() == Seal.objects.count() == WRITERS * EACH * 4 // 5
    assert (Unsealed.objects.count(), list(Check(timezone.now()).faults())) == (0, [])
