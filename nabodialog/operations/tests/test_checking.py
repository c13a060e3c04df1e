"""History is read against its seals once a day, by itself."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from nabodialog.history.chaining import seal_waiting
from nabodialog.history.checking import Check
from nabodialog.history.models import Event, Seal
from nabodialog.history.recording import Verb, record
from nabodialog.history.triggers import ALL_UNLOCKS
from nabodialog.operations.checking import check_history
from nabodialog.operations.models import HistoryCheck


@pytest.fixture
def sealed(db, municipality, administrator):
    record(Verb.CHANGED, municipality, by=administrator, within=municipality, municipality=municipality)
    seal_waiting(timezone.now())


def unlock():
    with connection.cursor() as cursor:
        for statement in ALL_UNLOCKS[connection.vendor]:
            cursor.execute(statement)


def test_a_chain_that_holds_is_read_once_a_day(sealed):
    now = timezone.now()
    assert [check_history(now), check_history(now + timedelta(hours=1))] == [1, 0]
    told = HistoryCheck.objects.get()
    assert (told.holds, told.number, told.looked_at) == (True, Seal.objects.count(), now)


@pytest.fixture
def a_long_chain(db, municipality, administrator, monkeypatch):
    """Five events, of which two are read in a round."""
    monkeypatch.setattr("nabodialog.operations.checking.AT_ONCE", 2)
    for _time in range(5):
        record(Verb.CHANGED, municipality, by=administrator, within=municipality, municipality=municipality)
    seal_waiting(timezone.now())


def test_a_long_chain_is_read_over_several_rounds_and_told_as_one(a_long_chain):
    now, told = timezone.now(), []
    while check_history(now):
        held = HistoryCheck.objects.get()
        told.append((held.read_to, held.number, held.looked_at))
    assert told == [(2, 0, None), (4, 0, None), (0, 5, now)]
    assert HistoryCheck.objects.get().holds
    assert check_history(now + timedelta(days=1)) == 1


def test_what_was_told_last_stands_until_all_is_read_again(a_long_chain):
    before = timezone.now() - timedelta(days=2)
    HistoryCheck.objects.create(pk=1, next_at=before, looked_at=before, number=3, holds=False)
    check_history(timezone.now())
    held = HistoryCheck.objects.get()
    assert (held.holds, held.number, held.looked_at) == (False, 3, before)


def test_a_slice_follows_from_the_one_before_it(a_long_chain, caplog):
    now = timezone.now()
    check_history(now)
    HistoryCheck.objects.update(read_digest="f" * 64)
    check_history(now)
    assert "seal 3 (event" in caplog.text
    assert "does not follow from the one before it" in caplog.text


def test_where_a_later_slice_does_not_hold_it_is_told_and_read_from_the_beginning_next(a_long_chain, caplog):
    unlock()
    now = timezone.now()
    check_history(now)
    check_history(now)
    Event.objects.filter(seal__number=5).update(thing_label="Noe annet")
    check_history(now)
    assert not HistoryCheck.objects.get().holds
    assert HistoryCheck.objects.get().read_to == 0
    check_history(now + timedelta(days=1))
    assert HistoryCheck.objects.get().read_to == 2


def test_a_worker_that_is_killed_in_a_slice_leaves_it_to_be_read_soon(a_long_chain, monkeypatch):
    now = timezone.now()
    check_history(now)
    monkeypatch.setattr("nabodialog.operations.checking.Check", killed)
    with pytest.raises(KeyboardInterrupt):
        check_history(now)
    monkeypatch.setattr("nabodialog.operations.checking.Check", Check)
    assert check_history(now + timedelta(minutes=11)) == 1
    assert HistoryCheck.objects.get().read_to == 4


def killed(*_args, **_facts):
    raise KeyboardInterrupt


def test_what_only_waits_is_no_break(sealed, municipality, administrator):
    record(Verb.CHANGED, municipality, by=administrator, within=municipality, municipality=municipality)
    check_history(timezone.now() + timedelta(hours=1))
    assert HistoryCheck.objects.get().holds


def test_a_line_that_was_altered_is_found_and_told(sealed, caplog):
    unlock()
    Event.objects.update(thing_label="Noe annet")
    check_history(timezone.now())
    assert not HistoryCheck.objects.get().holds
    assert "History does not hold" in caplog.text
