"""Makes an installation ready to serve: after installing, after upgrading, and whenever in doubt."""

import hashlib
from argparse import ArgumentParser
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from config.second_lock import NoRole, lock_rows
from nabodialog.lib.shared_cache import shared_cache


class Command(BaseCommand):
    help = "Database up to date, cache table, translations, static files. Doing it again changes nothing."
    requires_system_checks = ["content"]  # the rest are of the code, ask for every page's code, and stand in bin/check

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--demo", action="store_true", help="also load the demo, and print its accounts")

    def handle(self, *, demo: bool, verbosity: int, **_options: object) -> None:
        quiet = {"verbosity": max(verbosity - 1, 0)}
        call_command("migrate", interactive=False, **quiet)
        make_cache_table(**quiet)
        lock_the_database()
        call_command("translations", "compile", **quiet)
        collect_static_files(**quiet)
        if demo:
            call_command("demo", stdout=self.stdout)


def make_cache_table(verbosity: int) -> None:
    call_command("createcachetable", verbosity=verbosity)
    if connection.vendor == "postgresql":
        shared_cache().need_not_be_kept()


def lock_the_database() -> None:
    try:
        lock_rows(connection)
    except NoRole as missing:
        said = f"{settings.MEMBER_ROLE} is not a role this user may take. Let a superuser run: {missing}"
        raise CommandError(f"{said} Then prepare again. docs/running.md tells what it is for.") from missing


def collect_static_files(verbosity: int) -> None:
    """Collecting also compresses, which takes seconds: only when a file has changed."""
    stamp, wanted = Path(settings.STATIC_ROOT) / "collected", digest_of_static_files()
    if not stamp.exists() or stamp.read_text() != wanted:
        call_command("collectstatic", interactive=False, verbosity=verbosity)
        stamp.write_text(wanted)


def digest_of_static_files() -> str:
    digest = hashlib.sha256(version("whitenoise").encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                digest.update(f"{path}\n".encode() + file.read())
    return digest.hexdigest()
