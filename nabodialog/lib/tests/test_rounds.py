"""Rounds of work: what is due is done once, whoever dies or stands in the way."""

import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from django.conf import settings as ours
from django.utils.module_loading import import_string

from nabodialog.lib.rounds import claim, work, work_once, work_until_nothing_is_due
from nabodialog.people.models import MembershipInvitation

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HERE = "nabodialog.lib.tests.test_rounds"
left = {"cups": 0}


def drink(now):
    left["cups"] -= 1 if left["cups"] else 0
    return 1 if left["cups"] else 0


def trip(now):
    raise ValueError("over the doorstep")


def test_every_round_in_the_settings_can_be_called_with_the_moment(db):
    assert [path for path in ours.WORK if not callable(import_string(path))] == []
    work_until_nothing_is_due(ours.WORK, Event())  # on the first day all of history is looked at
    assert work_once(ours.WORK, Event()) == 0


def test_once_goes_on_until_nothing_is_due(db):
    left["cups"] = 4
    assert work_until_nothing_is_due([f"{HERE}.drink"], Event()) == 3
    assert left["cups"] == 0


def test_a_round_that_fails_is_told_of_and_the_others_go_on(db, caplog):
    left["cups"] = 2
    assert work_once([f"{HERE}.trip", f"{HERE}.drink"], Event()) == 1
    assert [record.message for record in caplog.records] == [f"A round failed: {HERE}.trip"]


def test_who_is_told_to_stop_begins_nothing_more():
    left["cups"], stopping = 4, Event()
    stopping.set()
    work([f"{HERE}.drink"], stopping, pause=60)
    assert left["cups"] == 4


@pytest.fixture
def waiting(municipality, leader):
    """Something with a moment; any row will do."""
    facts = {"municipality": municipality, "invited_by": leader, "expires_at": NOW}
    return MembershipInvitation.objects.create(email="ny@nordvik.example", role="member", secret_hash="x", **facts)


def test_what_one_has_claimed_is_not_due_for_others_until_the_lease_ends(waiting):
    due, lease = MembershipInvitation.objects.all(), timedelta(minutes=10)
    assert claim(due, "expires_at", NOW - timedelta(seconds=1), lease) is None
    assert claim(due, "expires_at", NOW, lease) == waiting
    assert claim(due, "expires_at", NOW + timedelta(minutes=9), lease) is None
    assert claim(due, "expires_at", NOW + timedelta(minutes=10), lease) == waiting


class ReadBeforeClaimed:
    """Another worker that read the row in the same moment, and comes second."""

    def __init__(self, row):
        self.row = row

    def filter(self, **asked):
        return MembershipInvitation.objects.filter(**asked) if "pk" in asked else self

    def order_by(self, *_fields):
        return [self.row]


def test_of_two_who_read_the_same_row_one_gets_it(waiting):
    late = ReadBeforeClaimed(MembershipInvitation.objects.get())
    assert claim(MembershipInvitation.objects.all(), "expires_at", NOW, timedelta(minutes=10)) == waiting
    assert claim(late, "expires_at", NOW, timedelta(minutes=10)) is None


def test_the_worker_stops_when_it_is_told(tmp_path):
    command = [sys.executable, "manage.py", "work", "--pause", "60"]
    environment = {"PATH": "/usr/bin:/bin", "NABODIALOG_VAR": str(tmp_path)}
    with subprocess.Popen(command, cwd=ours.BASE_DIR, env=environment, stderr=subprocess.PIPE, text=True) as worker:
        assert "At work" in worker.stderr.readline()
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=30) == 0  # and not after the minute of rest
        assert "Stopped" in worker.stderr.read()
