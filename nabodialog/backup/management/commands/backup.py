"""Makes a backup, or looks whether one can be restored: `manage.py backup`, `manage.py backup --verify FILE`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from nabodialog.backup.making import make_backup
from nabodialog.backup.refusing import BackupError
from nabodialog.backup.restoring import verify


class Command(BaseCommand):
    help = "Makes an encrypted backup in NABODIALOG_BACKUP_DIR while everything serves on."
    requires_system_checks = []  # `prepare` has run what is needed

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--plain", action="store_true", help="not encrypted; for disks that do it themselves")
        parser.add_argument("--verify", type=Path, metavar="FILE", help="make none; restore this one aside and compare")
        parser.add_argument("--identity", type=Path, metavar="KEYFILE", help="the private key, for --verify")

    def handle(self, *, plain: bool, verify: Path | None, identity: Path | None, **_options: object) -> None:
        try:
            self.stdout.write(self.look(verify, identity, plain) if verify else self.make(plain))
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error

    def make(self, is_plain: bool) -> str:
        made = make_backup(now=timezone.now(), is_plain=is_plain)
        return f"Made {made.name}: {made.row_count} rows, {made.size} bytes."

    def look(self, file: Path, key: Path | None, is_plain: bool) -> str:
        held = verify(file, key, now=timezone.now(), is_plain=is_plain).holding
        return f"{file.name} can be restored: {len(held.tables)} tables and {held.rows} rows, as its manifest tells."
