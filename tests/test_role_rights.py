"""What PostgreSQL lets the role do, under which those who are signed in are asked for: to each table what is listed."""

from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import DatabaseError, ProgrammingError, connection, transaction

from config import lock_checks, reach, second_lock
from nabodialog.lib.past_the_lock import past_the_lock
from nabodialog.operations.health import readiness
from nabodialog.people.second_factor import those_with_second_factor
from nabodialog.people.session_store import SessionStore

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has doors alone")

LIST = Path(__file__).parent / "role_rights.txt"
ON_TABLES = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
HELD = """SELECT relname, ARRAY(SELECT deed FROM unnest(%s::text[]) deed WHERE has_table_privilege(%s, oid, deed))
    FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')"""
NUMBERS = """SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace
    AND CASE WHEN relkind = 'S' THEN has_sequence_privilege(%s, oid, 'USAGE, SELECT, UPDATE') END"""


def ask(statement, values=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def listed():
    lines = [line for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {table: rights.split() for table, _colon, rights in (line.partition(":") for line in lines)}


def held():
    found = ask(HELD, [list(ON_TABLES), settings.MEMBER_ROLE])
    return {table: sorted(map(str.lower, deeds)) for table, deeds in found}


def as_a_version_before_left_it():
    ask("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO nabodialog_member")
    ask("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO nabodialog_member")
    ask("ALTER TABLE django_session DISABLE ROW LEVEL SECURITY")
    ask("CREATE POLICY second_lock_select ON mfa_authenticator FOR SELECT TO nabodialog_member USING (true)")


def is_as_listed():
    assert held() == listed()
    assert ask(NUMBERS, [settings.MEMBER_ROLE]) == []
    return lock_checks.rows_have_a_second_lock() == []


def test_the_role_may_do_what_is_listed_and_no_more(db):
    """A new table has a line, in which somebody has decided."""
    assert is_as_listed()


def test_what_a_version_before_gave_is_named_and_taken_back(db):
    as_a_version_before_left_it()
    [said] = lock_checks.rows_have_a_second_lock()
    assert said.id == "config.E012"
    assert {"django_migrations", "django_session", "mfa_authenticator"} <= set(second_lock.unlocked(connection))
    second_lock.lock_rows(connection)
    assert is_as_listed()


@pytest.mark.once
def test_preparing_an_upgrade_leaves_the_lock_standing_right(transactional_db):
    as_a_version_before_left_it()
    call_command("prepare", verbosity=0)
    assert is_as_listed()


@pytest.mark.parametrize("deed", ["SELECT session_data", "DELETE", "UPDATE"])
def test_no_session_is_within_reach(deed, leader, browse):
    browse(leader)
    statement = "UPDATE django_session SET session_data = ''" if deed == "UPDATE" else f"{deed} FROM django_session"
    with reach.reaching(leader.pk), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        ask(statement)
    assert Session.objects.count() == 1


def test_whoever_has_the_key_of_a_session_comes_to_that_one(leader):
    with reach.reaching(leader.pk):
        session = SessionStore()
        session["noe"] = "her"
        session.save()
        key = session.session_key
        assert SessionStore(key)["noe"] == "her"
        session.cycle_key()
        assert not SessionStore().exists(key)
        session.flush()
        assert ask("SELECT current_user") == [(settings.MEMBER_ROLE,)]
    assert not Session.objects.exists()


def test_who_has_a_second_step_is_told_and_nothing_of_what_it_is(leader, administrator):
    kept = Authenticator.objects.create(user=administrator, type="totp", data={"secret": "hemmelig"})
    with reach.reaching(leader.pk):
        assert those_with_second_factor([leader.pk, administrator.pk]) == {administrator.pk}
        assert not Authenticator.objects.filter(pk=kept.pk).exists()


def test_the_page_on_how_it_goes_still_sees_that_all_is_well(leader):
    with reach.reaching(leader.pk):
        assert set(readiness().values()) == {True}


def test_a_connection_that_cannot_be_told_again_who_asks_is_not_used(leader, monkeypatch):
    closed = []
    monkeypatch.setattr(connection, "close", lambda: closed.append(True))
    with pytest.raises(DatabaseError), reach.reaching(leader.pk), transaction.atomic(), past_the_lock():
        monkeypatch.setattr(reach, "tell", refuse)
    assert closed


def refuse(*_told):
    raise DatabaseError
