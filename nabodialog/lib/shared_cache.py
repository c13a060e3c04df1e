"""Django's cache in the database, with each write as one statement.

Its own counts every row, and then asks before it writes, each time: with the rows of a busy month that is most of what
a small page costs. Here what has expired is removed beside the pages. Nothing else is ever thrown out, so a flood of
attempts cannot push the counts of others out. Why: docs/decisions/0036-the-cache-is-a-table-that-may-be-lost.md.
"""

import base64
import pickle
from datetime import UTC, datetime
from typing import Any

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import connection

PUT = """INSERT INTO {table} (cache_key, value, expires) VALUES (%s, %s, %s)
         ON CONFLICT (cache_key) DO UPDATE SET value = excluded.value, expires = excluded.expires"""
ADD = PUT + " WHERE {table}.expires < %s"
TOUCH = "UPDATE {table} SET expires = %s WHERE cache_key = %s"
EXPIRED = "DELETE FROM {table} WHERE expires < %s"
# From PostgreSQL's catalogue: whether what is written to a table is kept through a crash.
LOGGED = "SELECT relpersistence = 'p' FROM pg_class WHERE oid = to_regclass(%s)"


class SharedCache(DatabaseCache):
    _table: str

    def _base_set(self, mode: str, key: str, value: object, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        ends = moment(self.get_backend_timeout(timeout))
        if mode == "touch":
            return bool(self.change(TOUCH, ends, key))
        kept = base64.b64encode(pickle.dumps(value, self.pickle_protocol)).decode("ascii")
        if mode == "add":
            return bool(self.change(ADD, key, kept, ends, moment(datetime.now(UTC).timestamp())))
        return bool(self.change(PUT, key, kept, ends))

    def forget_expired(self, now: datetime) -> int:
        return self.change(EXPIRED, moment(now.timestamp()))

    def change(self, statement: str, *values: str | None) -> int:
        """The number of rows that it changed."""
        with connection.cursor() as cursor:
            cursor.execute(statement.format(table=connection.ops.quote_name(self._table)), values)
            return int(cursor.rowcount)

    def need_not_be_kept(self) -> None:
        """Spares PostgreSQL the wait for the disk. Asked first: while it is changed, everyone waits."""
        with connection.cursor() as cursor:
            cursor.execute(LOGGED, [self._table])
            if cursor.fetchone()[0]:
                cursor.execute(f"ALTER TABLE {connection.ops.quote_name(self._table)} SET UNLOGGED")


def moment(timestamp: float | None) -> str:
    """As the database wants it, in whole seconds. None never comes."""
    when = datetime.max if timestamp is None else datetime.fromtimestamp(timestamp, UTC)  # noqa: DTZ901  # as Django's own does
    return str(connection.ops.adapt_datetimefield_value(when.replace(microsecond=0)))


def forget_expired(now: datetime) -> int:
    """A round of the worker's."""
    return shared_cache().forget_expired(now)


def shared_cache() -> SharedCache:
    found = caches["default"]
    assert isinstance(found, SharedCache)  # noqa: S101  # the one setting says so
    return found
