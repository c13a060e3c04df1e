"""How a backup is made and looked into. The whole way back, beside servers that serve, is in tests/test_drill.py.

What PostgreSQL's programs copy must be stored, and emptying all tables takes seconds there: so only one test asks.
"""

import stat
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from nabodialog.backup import postgres
from nabodialog.backup.making import make_backup, place
from nabodialog.backup.models import Backup, Outcome, latest_backup, latest_made_backup
from nabodialog.backup.packing import unpack
from nabodialog.backup.refusing import BackupError
from nabodialog.backup.restoring import verify
from nabodialog.people.models import Municipality

NOW = timezone.now()


@pytest.fixture
def made(transactional_db, backups, settings, municipality, leader):
    Path(settings.MEDIA_ROOT).mkdir()
    (Path(settings.MEDIA_ROOT) / "bilde.png").write_bytes(b"png")
    return make_backup(now=NOW)


@pytest.fixture
def file(made, settings):
    return Path(settings.BACKUP_DIR) / made.name


def test_a_backup_can_be_restored_aside_and_counted(made, file, backups):
    manifest = verify(file, backups, now=NOW)
    assert manifest.holding.tables["people_municipality"][0] == 1
    assert "media/bilde.png" in manifest.files
    assert any("history" in lock for lock in manifest.holding.locks)
    assert latest_made_backup().verified_at == NOW


@pytest.mark.once
def test_what_came_back_otherwise_is_told(made, file, backups, monkeypatch):
    monkeypatch.setattr("nabodialog.backup.counting.plain", lambda _value: "other")
    with pytest.raises(BackupError, match="not what the manifest tells"):
        verify(file, backups, now=NOW)
    assert latest_made_backup().verified_at is None


@pytest.mark.once
def test_nobody_else_may_read_it_and_nothing_is_readable_in_it(made, file, municipality, settings):
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert municipality.name.encode() not in file.read_bytes()
    assert settings.SECRET_KEY.encode() not in file.read_bytes()
    assert list(file.parent.iterdir()) == [file]
    assert not list(Path(settings.VAR_DIR).glob("backup-work-*"))


@pytest.mark.once
def test_it_is_of_the_moment_it_was_made(made, file, backups, municipality):
    Municipality.objects.create(name="Sørdal", number="9902", slug="sordal")
    assert verify(file, backups, now=NOW).holding.tables["people_municipality"][0] == 1


def test_without_a_key_none_is_made_and_the_mend_is_told(db, backups, settings):
    settings.BACKUP_RECIPIENTS = []
    with pytest.raises(CommandError, match="age-keygen"):
        call_command("backup")
    assert latest_backup().outcome == Outcome.FAILED
    assert not Path(settings.BACKUP_DIR).exists()


@pytest.mark.once
def test_who_says_plain_gets_it_plain(transactional_db, backups, settings):
    settings.BACKUP_RECIPIENTS = []
    told = StringIO()
    call_command("backup", "--plain", stdout=told)
    assert latest_backup().name.endswith(".tar.gz")
    assert latest_backup().name in told.getvalue()
    assert verify(Path(settings.BACKUP_DIR) / latest_backup().name, None, now=NOW).holding.rows


@pytest.fixture
def plain_file(tmp_path):
    (tmp_path / "nabodialog.tar.gz").write_bytes(b"plain")
    return tmp_path / "nabodialog.tar.gz"


@pytest.mark.parametrize("command", [["restore"], ["backup", "--verify"]], ids=["restore", "verify"])
@pytest.mark.parametrize("expected", ["recipients", "identity"])
def test_a_plain_one_is_refused_where_an_encrypted_is_expected(backups, settings, plain_file, command, expected):
    key = ["--identity", str(backups)] if expected == "identity" else []
    settings.BACKUP_RECIPIENTS = settings.BACKUP_RECIPIENTS if expected == "recipients" else []
    with pytest.raises(CommandError, match="is not encrypted, and backups here are"):
        call_command(*command, str(plain_file), *key)


@pytest.mark.parametrize("command", [["restore"], ["backup", "--verify"]], ids=["restore", "verify"])
def test_a_plain_one_is_opened_where_that_is_said(db, backups, monkeypatch, plain_file, command):
    monkeypatch.setattr("nabodialog.backup.restoring.refuse_occupied", lambda: None)  # the tests' own database
    with pytest.raises(CommandError, match="damaged or cut short"):
        call_command(*command, str(plain_file), "--plain")


@pytest.mark.once
def test_a_disk_that_is_full_leaves_nothing_and_is_kept_in_mind(transactional_db, backups, settings, monkeypatch):
    def full(*_args):
        raise OSError("No space left on device")

    monkeypatch.setattr("nabodialog.backup.packing.pyrage.encrypt_io", full)
    with pytest.raises(OSError, match="No space"):
        make_backup(now=NOW)
    assert latest_backup().problem == "No space left on device"
    assert list(Path(settings.BACKUP_DIR).iterdir()) == []


@pytest.mark.once
def test_old_ones_go_and_what_is_not_ours_stays(made, file, settings):
    old = [file.with_name(f"nabodialog-{NOW - timedelta(days=days):%Y%m%dT%H%M%SZ}.tar.gz.age") for days in (1, 500)]
    for path in [*old, file.with_name("nabodialog-notat.txt")]:
        path.touch()
    settings.BACKUP_KEEP = [2, 0, 0]
    make_backup(now=NOW + timedelta(seconds=1))
    left = {path.name for path in file.parent.iterdir()}
    assert left == {latest_backup().name, old[0].name, "nabodialog-notat.txt"}


@pytest.mark.once
def test_what_a_killed_one_left_is_cleared(made, settings, monkeypatch):
    (Path(settings.VAR_DIR) / "backup-work-x").mkdir()
    monkeypatch.setattr("nabodialog.backup.making.FORGOTTEN", timedelta(hours=-1))
    make_backup(now=NOW + timedelta(seconds=1))
    assert not (Path(settings.VAR_DIR) / "backup-work-x").exists()


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite needs no programs")
def test_a_program_that_is_missing_or_too_old_is_named(db, monkeypatch):
    major = postgres.server_version()
    monkeypatch.setattr("nabodialog.backup.postgres.server_version", lambda: 99)
    with pytest.raises(BackupError, match=f"pg_dump here is version {major}, and the server is 99"):
        postgres.program_path("pg_dump")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BackupError, match="pg_dump is not installed here"):
        postgres.program_path("pg_dump")


@pytest.mark.once
def test_restoring_refuses_a_place_with_contents(made, file, backups):
    with pytest.raises(CommandError, match="There is a database with contents here already"):
        call_command("restore", str(file), identity=backups)
    assert Backup.objects.count() == 1
    assert connection.is_usable()


def test_what_does_not_count_up_takes_nobodys_place(made, file, backups, tmp_path):
    def refuse(alias):
        raise BackupError("not so many")

    (tmp_path / "work").mkdir()
    copy = unpack(file, backups, tmp_path / "work").database
    with pytest.raises(BackupError, match="not so many"):
        place().put(copy, refuse)
    assert Municipality.objects.count() == Backup.objects.count() == 1


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has no roles")
def test_a_role_that_the_server_does_not_have_is_made(db, settings):
    settings.MEMBER_ROLE = "nabodialog_of_a_test"
    postgres.make_role()
    postgres.make_role()
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", [settings.MEMBER_ROLE])
        assert cursor.fetchall() == [(False,)]
