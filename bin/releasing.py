"""Databases of releases, filled with the demo: kept in tests/releases, and loaded again to be upgraded from.

They are rows and not SQL, so that the same file fills SQLite and PostgreSQL; the tables are made by the migrations that
the release had. So a migration that was released must stay as it is.
"""

import json
import lzma
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from django.apps import apps
from environment import ROOT

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
if not apps.ready:
    django.setup()

from django.core.management.color import no_style  # all of these need Django to be ready
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from nabodialog.backup.counting import models_then
from nabodialog.lib.release import release

KEPT = ROOT / "tests" / "releases"
Release = dict[str, Any]


def kept_releases() -> list[Path]:
    """The oldest first."""
    return sorted(KEPT.glob("*.json.xz"), key=lambda path: [int(part) for part in path.name.split(".")[:3]])


def read(path: Path) -> Release:
    found: Release = json.loads(lzma.decompress(path.read_bytes()))
    return found


def keep(path: Path) -> None:
    loader = MigrationLoader(connection)
    tables = {model._meta.db_table: rows_of(model) for model in models_then(loader)}
    told = {"migrations": sorted(map(list, loader.applied_migrations)), "tables": tables}
    path.write_bytes(lzma.compress(json.dumps(told, ensure_ascii=False).encode(), preset=9))


def rows_of(model: type[Model]) -> list[dict[str, Any]]:
    fields = model._meta.concrete_fields
    return [
        {field.attname: field.value_to_string(row) for field in fields if getattr(row, field.attname) is not None}
        for row in model._base_manager.order_by("pk")
    ]


def load(path: Path) -> None:
    """Into an empty database, which is then as the release left it."""
    kept = read(path)
    executor = MigrationExecutor(connection)
    executor.migrate(last_of({(app, name) for app, name in kept["migrations"]}, executor.loader))
    models = list(models_then(MigrationLoader(connection)))
    with transaction.atomic(), without_triggers():
        for model in models:
            model._base_manager.bulk_create(made(model, kept["tables"].get(model._meta.db_table, [])))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


@contextmanager
def without_triggers() -> Iterator[None]:
    """They say how things may come about, and these have come about already."""
    with connection.cursor() as cursor:
        off, on = TRIGGERS[connection.vendor](cursor)
        for statement in off:
            cursor.execute(statement)
        yield
        for statement in on:
            cursor.execute(statement)


def triggers_of_sqlite(cursor: Any) -> tuple[list[str], list[str]]:
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    found = cursor.fetchall()
    return [f"DROP TRIGGER {name}" for name, _sql in found], [sql for _name, sql in found]


def triggers_of_postgres(cursor: Any) -> tuple[list[str], list[str]]:
    """Keys to other tables must have been looked at before triggers come on again."""
    cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
    tables = [table for (table,) in cursor.fetchall()]
    on = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]
    return [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables], ["SET CONSTRAINTS ALL IMMEDIATE", *on]


TRIGGERS = {"sqlite": triggers_of_sqlite, "postgresql": triggers_of_postgres}


def last_of(keys: set[tuple[str, str]], loader: MigrationLoader) -> list[tuple[str, str]]:
    """Those that bring all the others along."""
    nodes = loader.graph.node_map
    return sorted(key for key in keys if not any(child.key in keys for child in nodes[key].children))


def made(model: type[Model], rows: list[dict[str, Any]]) -> Iterator[Model]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for row in rows:
        yield model(**{name: fields[name].to_python(value) for name, value in row.items()})


def main() -> None:
    deed, *rest = sys.argv[1:]
    path = Path(rest[0]) if rest else KEPT / f"{release()}.json.xz"
    {"keep": keep, "load": load}[deed](path)
    print(f"{deed}: {path.name}, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
