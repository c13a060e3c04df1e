"""Makes a backup: database, media and secret key as they stood, in one file that is whole or not there."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone as clock

from nabodialog.lib.release import release

from .manifest import Manifest
from .models import Backup, Outcome
from .packing import DATABASE, MEDIA, SECRET_KEY, pack, recipient
from .places import Place
from .postgres import Postgres
from .pruning import Keep, superfluous
from .refusing import BackupError
from .sqlite import SQLite

BEGINS, ENDS = "nabodialog-", (".tar.gz.age", ".tar.gz")
MOMENT, PARTIAL, WORK = "%Y%m%dT%H%M%S", ".partial", "backup-work-"
FORGOTTEN = timedelta(hours=24)


def place() -> Place:
    return Postgres() if connection.vendor == "postgresql" else SQLite()


def make_backup(*, now: datetime, is_plain: bool = False) -> Backup:
    """What became of it is kept as a row either way; older backups go by rule when a new one is safe."""
    recipients = [] if is_plain else settings.BACKUP_RECIPIENTS
    attempt = Backup(started_at=now, is_encrypted=not is_plain)
    try:
        refuse_unready(recipients, is_plain=is_plain)
        file, attempt.row_count = write_backup(now, recipients)
    except (BackupError, OSError) as error:
        attempt.outcome, attempt.problem, attempt.finished_at = Outcome.FAILED, str(error), clock.now()
        with suppress(DatabaseError):  # where there is no table yet, or no database, the error itself must be told
            attempt.save()
        raise
    attempt.outcome, attempt.name, attempt.size = Outcome.MADE, file.name, file.stat().st_size
    attempt.finished_at = clock.now()
    attempt.save()
    prune(file.parent)
    return attempt


def refuse_unready(recipients: list[str], *, is_plain: bool) -> None:
    if not settings.BACKUP_DIR:
        raise BackupError("NABODIALOG_BACKUP_DIR must name the folder where backups are kept.")
    if not recipients and not is_plain:
        raise BackupError(
            "NABODIALOG_BACKUP_RECIPIENT must be the public key of whoever may open the backup: run `age-keygen` on a "
            "machine that is not the server, and keep the private key there. Or say --plain, where the disk encrypts."
        )
    for text in recipients:
        recipient(text)


def write_backup(now: datetime, recipients: list[str]) -> tuple[Path, int]:
    with working_folder() as work:
        copy = work / DATABASE
        held = place().copy_to(copy)
        (work / SECRET_KEY).write_text(settings.SECRET_KEY)
        manifest = Manifest(release(), now.isoformat(), connection.vendor, held)
        parts = {DATABASE: copy, SECRET_KEY: work / SECRET_KEY} | media()
        target = Path(settings.BACKUP_DIR) / f"{BEGINS}{now.astimezone(UTC):{MOMENT}}Z{ENDS[not recipients]}"
        write_whole(target, parts, manifest, recipients)
        return target, held.rows


def media() -> dict[str, Path]:
    root = Path(settings.MEDIA_ROOT)
    return {f"{MEDIA}{path.relative_to(root)}": path for path in sorted(root.rglob("*")) if path.is_file()}


def write_whole(target: Path, parts: dict[str, Path], manifest: Manifest, recipients: list[str]) -> None:
    """Under another name until the last byte is on the disk, so that nobody takes half a backup for one."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = target.with_name(target.name + PARTIAL)
    try:
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:  # noqa: PTH123
            pack(parts, manifest, out, recipients)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def working_folder() -> Iterator[Path]:
    """For what is not encrypted yet: beside the database, readable by nobody else, and gone afterwards."""
    clear_forgotten()
    with tempfile.TemporaryDirectory(dir=settings.VAR_DIR, prefix=WORK) as folder:
        yield Path(folder)


def clear_forgotten() -> None:
    """What a backup that was killed left behind."""
    oldest = time.time() - FORGOTTEN.total_seconds()
    left = [*Path(settings.VAR_DIR).glob(f"{WORK}*")]
    left += Path(settings.BACKUP_DIR).glob(f"{BEGINS}*{PARTIAL}") if settings.BACKUP_DIR else []
    for path in left:
        if path.stat().st_mtime < oldest:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def prune(folder: Path) -> None:
    files = {moment: path for path in folder.glob(f"{BEGINS}*") if (moment := moment_of(path))}
    for moment in superfluous(files, Keep(*settings.BACKUP_KEEP)):
        files[moment].unlink()


def moment_of(path: Path) -> datetime | None:
    """When one of ours was made; None of what is not ours to remove."""
    ending = next((end for end in ENDS if path.name.endswith(end)), None)
    if ending is None:
        return None
    try:
        return datetime.strptime(path.name, f"{BEGINS}{MOMENT}%z{ending}")
    except ValueError:
        return None
