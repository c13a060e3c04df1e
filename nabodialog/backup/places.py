"""Where a database lies: how a copy of it is taken while it is used, and how one is put into an empty place."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from django.conf import settings
from django.db import connection, connections

from .counting import Inventory

# What Django fills by itself, and what nobody misses: a place with nothing else is empty.
FILLED_BY_ITSELF = {"django_migrations", "django_content_type", "auth_permission", "sqlite_sequence"}

Check = Callable[[str], None]


class Place(Protocol):
    def copy_to(self, path: Path) -> Inventory:
        """As it stood in one moment; gives what it held then."""
        ...

    def beside(self, copy: Path) -> AbstractContextManager[str]:
        """The alias of a database with what the copy holds, apart from all else; gone afterwards."""
        ...

    def put(self, copy: Path, check: Check) -> None:
        """In place of what is there, which stays where the check raises."""
        ...


@contextmanager
def another(name: str) -> Iterator[str]:
    """The alias of a connection of its own, to a database with another name on the same server or disk."""
    alias = f"backup-{uuid4().hex}"
    connections[alias] = connection.copy(alias)
    connections[alias].settings_dict["NAME"] = name
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]


def is_empty() -> bool:
    """Whether the place that the settings name holds nothing of anyone's."""
    ours = FILLED_BY_ITSELF | {settings.CACHES["default"]["LOCATION"]}
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET row_security = off")  # rather refused than told that there is nothing
        for table in connection.introspection.table_names(cursor):
            if table not in ours:
                cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608  # its own names
                if cursor.fetchone():
                    return False
    return True
