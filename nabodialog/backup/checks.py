"""Names what keeps backups from being made, and the mend. Run by `manage.py check --deploy`."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  # Django's own names
from django.db import connection

from .packing import recipient
from .postgres import program_path
from .refusing import BackupError


@register(Tags.security, deploy=True)
def backups_are_made(**_kwargs: Any) -> list[CheckMessage]:
    if settings.BACKUP_HOURS <= 0:
        return []
    missing = [
        name
        for name, value in (
            ("NABODIALOG_BACKUP_DIR", settings.BACKUP_DIR),
            ("NABODIALOG_BACKUP_RECIPIENT", settings.BACKUP_RECIPIENTS),
        )
        if not value
    ]
    if not missing:
        return []
    hint = f"Set {' and '.join(missing)}, or NABODIALOG_BACKUP_HOURS=0 where something else makes backups."
    return [Warning("No backups are made.", hint, id="backup.W001")]


@register(Tags.security, deploy=True)
def recipients_are_keys(**_kwargs: Any) -> list[CheckMessage]:
    try:
        for text in settings.BACKUP_RECIPIENTS:
            recipient(text)
    except BackupError as error:
        return [Error("No backup can be encrypted.", str(error), id="backup.E001")]
    return []


@register(Tags.security, deploy=True)
def programs_are_there(**_kwargs: Any) -> list[CheckMessage]:
    if connection.vendor != "postgresql" or not settings.BACKUP_DIR:
        return []
    try:
        for program in ("pg_dump", "pg_restore"):
            program_path(program)
    except BackupError as error:
        return [Error("PostgreSQL cannot be backed up from here.", str(error), id="backup.E002")]
    return []
