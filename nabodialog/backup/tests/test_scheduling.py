from datetime import timedelta

import pytest
from django.utils import timezone

from nabodialog.backup import scheduling
from nabodialog.backup.models import Backup, BackupTurn, Outcome
from nabodialog.backup.scheduling import LEASE, begin_due_backup

NOW = timezone.now()


@pytest.fixture
def begun(db, backups, monkeypatch):
    """The moments of backups that were begun beside the other work."""
    moments = []
    monkeypatch.setattr(
        scheduling, "Thread", lambda args, **_told: type("Begun", (), {"start": lambda _: moments.append(args[0])})()
    )
    return moments


def note(outcome, when):
    Backup.objects.create(started_at=when, finished_at=when, outcome=outcome)


def test_one_is_begun_when_the_last_is_too_old(begun):
    note(Outcome.MADE, NOW - timedelta(hours=25))
    assert begin_due_backup(NOW) == 1
    assert begun == [NOW]


def test_none_is_begun_while_the_last_is_young_enough(begun):
    note(Outcome.MADE, NOW - timedelta(hours=23))
    assert begin_due_backup(NOW) == 0
    assert not begun


def test_two_workers_begin_one(begun):
    assert [begin_due_backup(NOW), begin_due_backup(NOW)] == [1, 0]
    assert BackupTurn.objects.count() == 1


def test_one_that_failed_or_was_killed_is_followed_by_another_when_the_turn_is_over(begun):
    begin_due_backup(NOW)
    note(Outcome.FAILED, NOW)
    assert begin_due_backup(NOW + LEASE - timedelta(minutes=1)) == 0
    assert begin_due_backup(NOW + LEASE) == 1


@pytest.mark.parametrize(("setting", "value"), [("BACKUP_HOURS", 0), ("BACKUP_DIR", ""), ("BACKUP_RECIPIENTS", [])])
def test_it_is_off_until_it_is_asked_for(begun, settings, setting, value):
    setattr(settings, setting, value)
    assert begin_due_backup(NOW) == 0


def test_one_that_fails_beside_the_work_is_told_in_the_log(db, backups, settings, caplog, monkeypatch):
    monkeypatch.setattr(scheduling.connections, "close_all", lambda: None)  # the test's own
    settings.BACKUP_RECIPIENTS = ["age1wrong"]
    scheduling.make_beside(NOW)
    assert "No backup was made" in caplog.text
    assert Backup.objects.get().outcome == Outcome.FAILED
