"""`manage.py check --deploy` names each mistake, and its mend."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from config import machine_checks as checks
from nabodialog.operations.models import RoundRun


def ids(check):
    assert all(each.hint for each in check())
    return [each.id for each in check()]


@pytest.mark.parametrize(
    ("url", "found"),
    [("http://dialog.example", ["config.E024"]), ("https://dialog.example", []), ("http://127.0.0.1:8000", [])],
)
def test_what_is_not_over_tls(settings, url, found):
    settings.SITE_URL = url
    assert ids(checks.people_come_over_tls) == found


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("http://key@errors.example/7", ["config.E029"]),
        ("https://key@errors.example/7", []),
        ("http://key@127.0.0.1:9000/7", []),
        ("drift@nordvik.example", []),
        ("", []),
    ],
)
def test_errors_that_are_told_without_tls(settings, address, found):
    settings.SECRET_ERRORS_TO = address
    assert ids(checks.errors_are_told_over_tls) == found


def test_a_sender_that_is_nobodys_and_letters_without_tls(settings):
    settings.EMAIL_HOST, settings.EMAIL_USE_TLS = "mail.nordvik.no", False
    settings.DEFAULT_FROM_EMAIL = "nabodialog <ikke-svar@nabodialog.example>"
    assert ids(checks.letters_have_a_sender) + ids(checks.letters_go_over_tls) == ["config.W003", "config.W004"]
    settings.DEFAULT_FROM_EMAIL, settings.EMAIL_USE_TLS = "nabo@nordvik.no", True
    assert ids(checks.letters_have_a_sender) + ids(checks.letters_go_over_tls) == []


@pytest.mark.parametrize(("days", "found"), [(-1, ["config.W005"]), (0, []), (30, [])])
def test_an_access_log_that_nobody_knows_of(settings, days, found):
    settings.ACCESS_LOG_DAYS = days
    assert ids(checks.readers_know_how_long_the_log_is_kept) == found


@pytest.mark.parametrize(("days", "found"), [(None, ["config.W009"]), (7, ["config.W009"]), (200, [])])
def test_nobody_to_tell_of_a_hole(settings, days, found):
    settings.SECURITY_CONTACT = "sikkerhet@nordvik.no"
    settings.SECURITY_EXPIRES = days and timezone.now().date() + timedelta(days=days)
    assert ids(checks.whoever_finds_a_hole_can_tell) == found


@pytest.mark.parametrize("workers", ["1", "4"])
def test_several_processes_on_sqlite(monkeypatch, workers):
    monkeypatch.setenv("GRANIAN_WORKERS", workers)
    is_wrong = connection.vendor == "sqlite" and workers != "1"
    assert ids(checks.one_process_serves_sqlite) == (["config.W006"] if is_wrong else [])


@pytest.mark.parametrize(("mode", "found"), [(0o700, []), (0o755, ["config.W007"])])
def test_a_folder_that_others_can_read(settings, tmp_path, mode, found):
    settings.VAR_DIR = tmp_path
    tmp_path.chmod(mode)
    assert ids(checks.files_are_ours_alone) == found


def test_a_key_that_others_can_read(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    tmp_path.chmod(0o700)
    (tmp_path / "secret-key").touch(mode=0o644)
    assert "secret-key" in checks.files_are_ours_alone()[0].msg


def test_a_folder_that_cannot_be_written_in(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "not-there"
    assert ids(checks.files_are_ours_alone) == ["config.E025"]


@pytest.fixture
def prepared(db, settings, monkeypatch):
    """But for what a test takes away."""
    (settings.STATIC_ROOT / "collected").touch()
    settings.BASE_DIR = settings.STATIC_ROOT


def test_what_is_prepared_is_not_complained_of(prepared):
    assert ids(checks.the_release_is_prepared) == []


@pytest.mark.parametrize(
    ("missing", "told"),
    [("migrations_are_applied", "The database is not up to date"), ("cache_table_is_there", "The cache table")],
)
def test_a_database_that_is_not_prepared(prepared, monkeypatch, missing, told):
    monkeypatch.setattr(checks, missing, lambda: False)
    assert checks.the_release_is_prepared()[0].msg.startswith(told)


def test_a_database_that_does_not_answer(prepared, monkeypatch):
    def gone():
        raise OperationalError

    monkeypatch.setattr(checks, "migrations_are_applied", gone)
    assert "does not answer" in checks.the_release_is_prepared()[0].msg


def test_translations_and_static_files_that_are_not_made(prepared, settings, tmp_path):
    (settings.STATIC_ROOT / "collected").unlink()
    catalogue = settings.BASE_DIR / "nabodialog" / "ui" / "locale" / "nn" / "LC_MESSAGES" / "django.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.touch()
    assert ids(checks.the_release_is_prepared) == ["config.E026"] * 2
    catalogue.with_suffix(".mo").touch()
    assert ids(checks.the_release_is_prepared) == ["config.E026"]


@pytest.mark.parametrize(
    ("ago", "is_failing", "found"),
    [
        (None, False, ["config.E028"]),
        (timedelta(hours=1), False, ["config.E028"]),
        (timedelta(hours=-1), False, ["config.E027"]),
        (timedelta(minutes=1), True, ["config.W008"]),
        (timedelta(minutes=1), False, []),
    ],
)
def test_work_that_is_not_done_in_time_or_fails(db, ago, is_failing, found):
    if ago is not None:
        RoundRun.objects.create(
            path="nabodialog.post.sending.send_due", done_at=timezone.now() - ago, is_failing=is_failing
        )
    assert ids(checks.work_is_done) == found
