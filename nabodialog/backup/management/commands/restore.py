"""Puts a backup into an empty place: `manage.py restore FILE --identity KEYFILE`. Stop all else first."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from nabodialog.backup.refusing import BackupError
from nabodialog.backup.restoring import restore

SURE = "erstatt alt"


class Command(BaseCommand):
    help = "Restores database, media and secret key into the empty place that the settings name, and prepares it."
    requires_system_checks = []  # there may be no database yet

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--identity", type=Path, metavar="KEYFILE", help="the private key that opens it")
        parser.add_argument("--plain", action="store_true", help="also where it is not encrypted, and should have been")
        parser.add_argument("--replace", action="store_true", help="also where there is something; asks you to be sure")

    def handle(self, *, file: Path, identity: Path | None, plain: bool, replace: bool, **_options: object) -> None:
        if replace and input(f"All that is here now will be gone. Type «{SURE}» to go on: ").strip() != SURE:
            raise CommandError("Nothing was changed.")
        try:
            manifest = restore(file, identity, is_replacing=replace, is_plain=plain)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        told = f"{len(manifest.holding.tables)} tables and {manifest.holding.rows} rows"
        self.stdout.write(f"Restored {told} of {manifest.made_at}, with the same counts and checksums as then.")
        call_command("prepare", stdout=self.stdout)
        self.stdout.write("Ready to serve." + self.about_the_key())

    def about_the_key(self) -> str:
        kept = (Path(settings.VAR_DIR) / "secret-key").read_text()
        if settings.SECRET_KEY_IS_GIVEN and kept != settings.SECRET_KEY:
            return " NABODIALOG_SECRET_KEY is another than when the backup was made, so everyone must sign in again."
        return ""
