"""That the lock is on, or named as missing. What it keeps apart: tests/test_second_lock.py."""

from types import SimpleNamespace

import pytest
from django.core.management.base import CommandError
from django.db import connection

from config import lock_checks, second_lock
from config.management.commands import prepare

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has doors alone")


def named():
    return [each.id for each in lock_checks.rows_have_a_second_lock()]


def test_a_database_that_is_prepared_has_nothing_to_mend(db):
    assert named() == []


def test_a_lock_that_is_off_or_not_told_who_asks_is_named(db, settings):
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "reach" not in each]
    assert named() == ["config.E010"]
    settings.MEMBER_ROLE = ""
    assert named() == ["config.W010"]


def test_a_role_that_is_above_the_lock_is_named(db, settings):
    settings.MEMBER_ROLE = connection.settings_dict["USER"]
    assert named() == ["config.E011"]


def test_a_table_without_its_policy_is_named_until_it_is_prepared_again(db):
    with connection.cursor() as cursor:
        cursor.execute("DROP POLICY second_lock_all ON post_mail")
    assert lock_checks.rows_have_a_second_lock()[0].msg.endswith("on post_mail.")
    second_lock.lock_rows(connection)
    assert named() == []


def test_where_no_role_can_be_made_preparing_stops_and_says_what_makes_it(db, settings):
    settings.MEMBER_ROLE = "en_annen"
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE uten_rett NOLOGIN")
        cursor.execute("SET LOCAL ROLE uten_rett")
    with pytest.raises(CommandError, match='CREATE ROLE "en_annen" NOLOGIN; GRANT "en_annen" TO'):
        prepare.lock_the_database()


def test_on_sqlite_there_is_nothing_to_lock(settings):
    assert second_lock.lock_rows(SimpleNamespace(vendor="sqlite")) is None
