from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from nabodialog.lib.shared_cache import forget_expired, shared_cache

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


def test_what_is_set_is_found_and_may_be_set_again():
    cache.set("count", [1])
    cache.set("count", [1, 2])
    assert cache.get("count") == [1, 2]


def test_only_the_first_may_add():
    assert cache.add("key", "first")
    assert not cache.add("key", "second")
    assert cache.get("key") == "first"


def test_what_has_expired_is_not_there_and_may_be_added_again():
    cache.set("key", "old", timeout=-5)
    assert cache.add("key", "new")
    assert cache.get("key") == "new"
    cache.set("key", "old", timeout=-5)
    assert cache.get("key") is None


def test_what_never_expires_stays():
    cache.set("key", "kept", timeout=None)
    forget_expired(timezone.now() + timedelta(days=10_000))
    assert cache.get("key") == "kept"


def test_a_touch_moves_the_end_of_what_is_there():
    cache.set("key", "value", timeout=10)
    assert cache.touch("key", 1000)
    assert forget_expired(timezone.now() + timedelta(seconds=100)) == 0
    assert not cache.touch("another", 1000)


def test_the_worker_removes_what_has_expired_and_nothing_else():
    cache.set("old", 1, timeout=-5)
    cache.set("new", 1, timeout=60)
    assert forget_expired(timezone.now()) == 1
    assert rows() == 1


@pytest.mark.parametrize("write", ["set", "add"])
def test_a_write_is_one_statement_however_much_is_kept(write, django_assert_num_queries):
    cache.set_many({f"key-{number}": number for number in range(50)})
    with django_assert_num_queries(1):
        getattr(cache, write)("another", "value")


def test_postgresql_need_not_wait_for_the_disk():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one file, and keeps all of it.")
    for _ in range(2):
        shared_cache().need_not_be_kept()
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'cache'")
        assert cursor.fetchone()[0] == "u"


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        return cursor.fetchone()[0]
