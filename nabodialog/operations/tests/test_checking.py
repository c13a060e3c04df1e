"""History is read against its seals once a day, by itself."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from nabodialog.history.chaining import seal_waiting
from nabodialog.history.models import Event, Seal
from nabodialog.history.recording import Verb, record
from nabodialog.history.triggers import ALL_UNLOCKS
from nabodialog.operations.checking import check_history
from nabodialog.operations.models import HistoryCheck


@pytest.fixture
def sealed(db, municipality, administrator):
    record(Verb.CHANGED, municipality, by=administrator, within=municipality, municipality=municipality)
    seal_waiting(timezone.now())


def test_a_chain_that_holds_is_read_once_a_day(sealed):
    now = timezone.now()
    assert [check_history(now), check_history(now + timedelta(hours=1))] == [1, 0]
    told = HistoryCheck.objects.get()
    assert (told.holds, told.number, told.looked_at) == (True, Seal.objects.count(), now)


def test_what_only_waits_is_no_break(sealed, municipality, administrator):
    record(Verb.CHANGED, municipality, by=administrator, within=municipality, municipality=municipality)
    check_history(timezone.now() + timedelta(hours=1))
    assert HistoryCheck.objects.get().holds


def test_a_line_that_was_altered_is_found_and_told(sealed, caplog):
    with connection.cursor() as cursor:
        for statement in ALL_UNLOCKS[connection.vendor]:
            cursor.execute(statement)
    Event.objects.update(thing_label="Noe annet")
    check_history(timezone.now())
    assert not HistoryCheck.objects.get().holds
    assert "History does not hold" in caplog.text
