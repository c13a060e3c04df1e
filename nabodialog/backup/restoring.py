"""Puts a backup into an empty place, or looks whether one could be; counts what came, and lets nothing half stand."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from .counting import Inventory, holding, refuse_newer
from .making import place, working_folder
from .manifest import Manifest
from .models import Backup
from .packing import Unpacked, is_encrypted, unpack
from .places import is_empty
from .refusing import BackupError

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def verify(file: Path, key: Path | None, *, now: datetime, is_plain: bool = False) -> Manifest:
    """Restores into a database of its own, compares and removes it again."""
    refuse_plain(file, key, is_plain=is_plain)
    with working_folder() as work:
        backup = opened(file, key, work)
        with place().beside(backup.database) as alias:
            compare(backup.manifest.holding, alias)
    Backup.objects.filter(name=file.name).update(verified_at=now)
    return backup.manifest


def restore(file: Path, key: Path | None, *, is_replacing: bool = False, is_plain: bool = False) -> Manifest:
    """Everything is opened, checked and counted before it takes the place of what is there."""
    refuse_plain(file, key, is_plain=is_plain)
    if not is_replacing:
        refuse_occupied()
    with working_folder() as work:
        backup = opened(file, key, work)
        place().put(backup.database, lambda alias: compare(backup.manifest.holding, alias))
        put_files(backup)
    return backup.manifest


def opened(file: Path, key: Path | None, work: Path) -> Unpacked:
    backup = unpack(file, key, work)
    vendor = backup.manifest.vendor
    if vendor != connection.vendor:
        raise BackupError(
            f"The backup is of {NAMES.get(vendor, vendor)}, and DATABASE_URL names {NAMES[connection.vendor]}."
        )
    refuse_newer(backup.manifest.holding.migrations, MigrationLoader(None))
    return backup


def compare(told: Inventory, alias: str) -> None:
    wrong = told.differences(holding(alias))
    if wrong:
        raise BackupError(f"What came is not what the manifest tells, and is not used: {'; '.join(wrong[:3])}")


def refuse_plain(file: Path, key: Path | None, *, is_plain: bool) -> None:
    """Where backups are encrypted, one that is not was made on purpose, or was laid there by somebody else."""
    if (settings.BACKUP_RECIPIENTS or key) and not is_plain and file.exists() and not is_encrypted(file):
        raise BackupError(
            f"{file.name} is not encrypted, and backups here are. Nothing was changed. "
            "Where it was made so on purpose and you know where it has been, say --plain."
        )


def refuse_occupied() -> None:
    if not is_empty():
        raise BackupError("There is a database with contents here already. Nothing was changed; see --replace.")
    if any(path.is_file() for path in Path(settings.MEDIA_ROOT).rglob("*")):
        raise BackupError("There are files in the folder for media already. Nothing was changed; see --replace.")


def put_files(backup: Unpacked) -> None:
    root = Path(settings.MEDIA_ROOT)
    if root.exists():
        shutil.rmtree(root)
    if backup.media.exists():
        shutil.move(backup.media, root)
    new = Path(settings.VAR_DIR) / "secret-key.new"
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:  # noqa: PTH123
        out.write(backup.secret_key.read_bytes())
    new.replace(new.with_name("secret-key"))
