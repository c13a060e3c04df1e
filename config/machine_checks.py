"""Names what is wrong on the machine or in how things run there, and its mend. Run by `manage.py check --deploy`."""

import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  # Django's own names
from django.db import DatabaseError, connection
from django.utils import timezone

from nabodialog.operations.gathering import Work
from nabodialog.operations.health import cache_table_is_there, migrations_are_applied
from nabodialog.operations.models import RoundRun

AHEAD = timedelta(minutes=1)
OWN_MACHINE = {"127.0.0.1", "localhost", "::1"}
INSTALLATION = "installation"  # what only a machine that serves can get right
PREPARE = "Run `manage.py prepare`."


@register(Tags.security, deploy=True)
def people_come_over_tls(**_kwargs: Any) -> list[CheckMessage]:
    address = urlsplit(settings.SITE_URL)
    if address.scheme == "https" or address.hostname in OWN_MACHINE:
        return []
    hint = "Let a web server in front end TLS, and write NABODIALOG_URL with https://."
    wrong = "NABODIALOG_URL is not https, so passwords and what neighbours write go unprotected."
    return [Error(wrong, hint, id="config.E024")]


@register(Tags.security, deploy=True)
def letters_have_a_sender(**_kwargs: Any) -> list[CheckMessage]:
    if not settings.EMAIL_HOST or ".example" not in settings.DEFAULT_FROM_EMAIL:
        return []
    hint = "Set NABODIALOG_MAIL_FROM to an address of yours that the mail server may send from."
    return [Warning("Letters are sent from an address that is nobody's.", hint, id="config.W003")]


@register(Tags.security, deploy=True)
def letters_go_over_tls(**_kwargs: Any) -> list[CheckMessage]:
    if not settings.EMAIL_HOST or settings.EMAIL_USE_TLS or settings.EMAIL_HOST in OWN_MACHINE:
        return []
    hint = "Set NABODIALOG_MAIL_TLS=yes."
    return [Warning("Letters go to the mail server without TLS.", hint, id="config.W004")]


@register(Tags.security, deploy=True)
def errors_are_told_over_tls(**_kwargs: Any) -> list[CheckMessage]:
    address = urlsplit(settings.SECRET_ERRORS_TO)
    if address.scheme != "http" or address.hostname in OWN_MACHINE:
        return []
    hint = "Write NABODIALOG_ERRORS_TO with https://."
    return [Error("What goes wrong is told without TLS, with the key to where it is told.", hint, id="config.E029")]


@register(Tags.security, deploy=True)
def readers_know_how_long_the_log_is_kept(**_kwargs: Any) -> list[CheckMessage]:
    if settings.ACCESS_LOG_DAYS >= 0:
        return []
    hint = "Set NABODIALOG_ACCESS_LOG_DAYS to the days that the web server in front keeps it, 0 where it keeps none."
    return [Warning("The page on privacy cannot say how long the access log is kept.", hint, id="config.W005")]


@register(INSTALLATION, deploy=True)
def whoever_finds_a_hole_can_tell(**_kwargs: Any) -> list[CheckMessage]:
    soon = timezone.now().date() + timedelta(days=30)
    if settings.SECURITY_CONTACT and settings.SECURITY_EXPIRES and soon < settings.SECURITY_EXPIRES:
        return []
    hint = "Set NABODIALOG_SECURITY_CONTACT, and NABODIALOG_SECURITY_EXPIRES to a day within a year."
    return [Warning("/.well-known/security.txt is not there, or is so for less than a month.", hint, id="config.W009")]


@register(Tags.security, deploy=True)
def one_process_serves_sqlite(**_kwargs: Any) -> list[CheckMessage]:
    workers = os.environ.get("GRANIAN_WORKERS", "1")
    if connection.vendor != "sqlite" or workers in {"", "1"}:
        return []
    hint = "Set GRANIAN_WORKERS=1, or DATABASE_URL to a PostgreSQL database."
    wrong = f"{workers} processes share a database in SQLite, and wait for each other."
    return [Warning(wrong, hint, id="config.W006")]


@register(INSTALLATION, deploy=True)
def files_are_ours_alone(**_kwargs: Any) -> list[CheckMessage]:
    folder = Path(settings.VAR_DIR)
    if not os.access(folder, os.W_OK):
        hint = "Let the service's user own it: chown it, or set NABODIALOG_VAR to a folder that is theirs."
        return [Error("NABODIALOG_VAR cannot be written in.", hint, id="config.E025")]
    return [
        Warning(f"{path.name}: others on the machine can read it.", f"chmod {mend} {path}", id="config.W007")
        for path, mend in ((folder, "o-rwx"), (folder / "secret-key", "600"), (folder / "nabodialog.sqlite3", "o-rwx"))
        if path.exists() and path.stat().st_mode & stat.S_IRWXO
    ]


@register(INSTALLATION, deploy=True)
def the_release_is_prepared(**_kwargs: Any) -> list[CheckMessage]:
    return [Error(f"{missing} for this release.", PREPARE, id="config.E026") for missing in what_is_not_prepared()]


def what_is_not_prepared() -> Iterator[str]:
    try:
        if not migrations_are_applied():
            yield "The database is not up to date"
        elif not cache_table_is_there():
            yield "The cache table is not made"
    except DatabaseError:
        yield "The database does not answer, or is not made"
    catalogues = Path(settings.BASE_DIR).glob("nabodialog/*/locale/*/LC_MESSAGES/*.po")
    if not all(path.with_suffix(".mo").exists() for path in catalogues):
        yield "The translations are not compiled"
    if not (Path(settings.STATIC_ROOT) / "collected").exists():
        yield "The static files are not collected"


@register(INSTALLATION, deploy=True)
def work_is_done(**_kwargs: Any) -> list[CheckMessage]:
    try:
        work = Work(list(RoundRun.objects.all()))
    except DatabaseError:  # another check says so
        return []
    now = timezone.now()
    if work.last and work.last > now + AHEAD:
        hint = "Let the machines set their clocks from the network (timedatectl set-ntp true)."
        wrong = "Work was done in the future: the clock here is wrong, or another machine's is."
        return [Error(wrong, hint, id="config.E027")]
    if work.rests(now):
        hint = "Run `manage.py work` beside the server, see docs/running.md. Until then nothing is sent or erased."
        return [Error("No worker has been at work in the last ten minutes.", hint, id="config.E028")]
    hint = "Its log says why: look for «A round failed»."
    return [Warning(f"A round of work fails: {run.path}.", hint, id="config.W008") for run in work.failing]
