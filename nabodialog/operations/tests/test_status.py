"""`manage.py status` tells those who run it how it is, and names nobody."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from nabodialog.lib.release import release
from nabodialog.operations import health
from nabodialog.operations.models import RoundRun


def status():
    out = StringIO()
    call_command("status", stdout=out)
    return out.getvalue().splitlines()


def test_it_tells_what_is_ready_and_how_work_went(db, municipality):
    RoundRun.objects.create(path="a.round", done_at=timezone.now(), failures=2)
    told = status()
    assert {"database: ok", "migrations: ok", f"release {release()}: 1", "outbox_waiting: 0"} <= set(told)
    assert "round_failures_total a.round: 2" in told
    assert "nordvik" not in "".join(told).lower()


def test_where_it_is_not_ready_it_says_so_and_ends_with_1(db, monkeypatch, capsys):
    monkeypatch.setitem(health.NEEDED, "disk", lambda: False)
    with pytest.raises(SystemExit, match="1"):
        call_command("status")
    assert "disk: FAILED" in capsys.readouterr().out
