import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from .counting import Inventory, holding
from .places import Check, another
from .refusing import BackupError


class SQLite:
    """A file. SQLite copies it whole while others read and write."""

    def copy_to(self, path: Path) -> Inventory:
        connection.ensure_connection()
        if connection.connection.in_transaction:  # SQLite would wait for it to end, and so would we
            raise BackupError("No backup can be made in the middle of a change.")
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
            sound = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if sound != "ok":
            raise BackupError(f"The database is damaged, and no backup was made of it: {sound}")
        with another(str(path)) as alias:
            return holding(alias)

    @contextmanager
    def beside(self, copy: Path) -> Iterator[str]:
        with another(str(copy)) as alias:
            yield alias

    def put(self, copy: Path, check: Check) -> None:
        with another(str(copy)) as alias:
            check(alias)
        place = Path(connection.settings_dict["NAME"])
        connection.close()
        for leftover in ("-wal", "-shm"):
            place.with_name(place.name + leftover).unlink(missing_ok=True)
        copy.chmod(0o600)
        copy.replace(place)
