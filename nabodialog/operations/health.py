"""Can this process serve? Asked by machines, often, and by anyone: the answer is cheap, and names nothing of ours."""

import os
import shutil
from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

ROOM_NEEDED = 100 * 1024 * 1024


def database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True


def migrations_are_applied() -> bool:
    """More than ours may be applied: a newer release prepares the database while this one still serves."""
    return newest_migrations() <= set(MigrationRecorder(connection).applied_migrations())


@lru_cache(maxsize=1)
def newest_migrations() -> frozenset[tuple[str, str]]:
    """As this process's own code has them: they are read from the disk once."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def cache_table_is_there() -> bool:
    return settings.CACHES["default"]["LOCATION"] in connection.introspection.table_names()


def disk_takes_more() -> bool:
    return os.access(settings.VAR_DIR, os.W_OK) and shutil.disk_usage(settings.VAR_DIR).free > ROOM_NEEDED


NEEDED: dict[str, Callable[[], bool]] = {
    "database": database_answers,
    "migrations": migrations_are_applied,
    "cache": cache_table_is_there,
    "disk": disk_takes_more,
}


def readiness() -> dict[str, bool]:
    return {name: holds(check) for name, check in NEEDED.items()}


def holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, OSError):
        return False


@lru_cache(maxsize=1)
def readiness_in(second: int) -> dict[str, bool]:  # noqa: ARG001  # what is asked for again in a second is known
    """However many ask, the database is asked once a second."""
    return readiness()
