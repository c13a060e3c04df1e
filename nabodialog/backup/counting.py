"""What a database holds, in numbers that come out alike on SQLite and PostgreSQL: rows and a checksum per table.

The tables are read as they were at the migrations that the database itself says it has. So a backup from an older
release is counted as it was when it was made, also by newer code.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.apps.registry import Apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from .refusing import BackupError

Table = tuple[int, str]
SIZE = 2**256
LOCKS = {
    "sqlite": "SELECT name || ' on ' || tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT 'trigger ' || tgname || ' on ' || relname || ' ' || tgenabled::text FROM pg_trigger
            JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace
        UNION ALL SELECT 'policy ' || policyname || ' on ' || tablename FROM pg_policies WHERE schemaname = 'public'
        UNION ALL SELECT 'rows of ' || relname || CASE WHEN relforcerowsecurity THEN ' also from the owner' ELSE '' END
            FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace
    """,
}


@dataclass(frozen=True)
class Inventory:
    """`locks` are the triggers and row policies that keep people from what they may not do."""

    migrations: list[list[str]]
    tables: dict[str, Table]
    locks: list[str]

    @property
    def rows(self) -> int:
        return sum(count for count, _checksum in self.tables.values())

    def differences(self, found: "Inventory") -> list[str]:
        wrong = [
            f"{name}: {found.tables.get(name, (0, ''))[0]} rows, not {count}, or other contents"
            for name, (count, checksum) in self.tables.items()
            if found.tables.get(name) != (count, checksum)
        ]
        wrong += [f"{name}: was not there" for name in found.tables if name not in self.tables]
        wrong += [f"missing: {lock}" for lock in self.locks if lock not in found.locks]
        return wrong + ([] if self.migrations == found.migrations else ["other migrations"])


def holding(alias: str) -> Inventory:
    """Reads every row once, a part at a time."""
    connection = connections[alias]
    loader = MigrationLoader(connection)
    migrations = sorted([app, name] for app, name in loader.applied_migrations)
    tables = {model._meta.db_table: counted(model, alias) for model in models_then(loader)}
    return Inventory(migrations, tables, locks(connection))


def models_then(loader: MigrationLoader) -> Iterator[type[Model]]:
    for model in apps_then(loader).get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield model


def apps_then(loader: MigrationLoader) -> Apps:
    """The models as they were when the migrations that the database has were all there were."""
    applied = [key for key in loader.applied_migrations if key in loader.graph.nodes]
    then: Apps = loader.project_state(applied).apps
    return then


def counted(model: type[Model], alias: str) -> Table:
    """The checksum is the sum of each row's own, for databases do not agree on the order of texts."""
    columns = sorted(field.attname for field in model._meta.concrete_fields)
    count = total = 0
    for row in model._base_manager.using(alias).order_by().values_list(*columns).iterator(chunk_size=500):
        line = json.dumps(row, default=plain, ensure_ascii=False, sort_keys=True)
        total = (total + int.from_bytes(hashlib.sha256(line.encode()).digest(), "big")) % SIZE
        count += 1
    return count, f"{total:064x}"


def plain(value: object) -> str:
    match value:
        case datetime() if value.tzinfo:
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case bytes() | memoryview():
            return hashlib.sha256(value).hexdigest()
        case Decimal() | UUID() | timedelta():
            return str(value)
    raise TypeError(f"A column with a {type(value).__name__} has no checksum yet; say how in {__name__}.plain.")


def locks(connection: BaseDatabaseWrapper) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(LOCKS[connection.vendor])
        return sorted(row[0] for row in cursor.fetchall())


def refuse_newer(migrations: list[list[str]], loader: MigrationLoader) -> None:
    known = set(loader.disk_migrations) | {old for each in loader.disk_migrations.values() for old in each.replaces}
    newer = [f"{app}.{name}" for app, name in migrations if (app, name) not in known]
    if newer:
        raise BackupError(f"It was made by a newer release ({newer[0]} is not known here). Restore it with that one.")
