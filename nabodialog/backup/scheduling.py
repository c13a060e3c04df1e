"""A round that begins a backup when the last one is old enough, and does not wait for it: letters wait for nobody."""

import logging
from datetime import datetime, timedelta
from threading import Thread

from django.conf import settings
from django.db import connections

from nabodialog.lib.rounds import claim

from .making import make_backup
from .models import Backup, BackupTurn

logger = logging.getLogger(__name__)

# Longer than a backup takes. Whoever dies with it in hand, or fails, is followed by another after this.
LEASE = timedelta(hours=3)


def is_scheduled() -> bool:
    return bool(settings.BACKUP_HOURS > 0 and settings.BACKUP_DIR and settings.BACKUP_RECIPIENTS)


def begin_due_backup(now: datetime) -> int:
    if not is_scheduled() or Backup.objects.made().filter(started_at__gt=now - every()).exists():
        return 0
    BackupTurn.objects.get_or_create(pk=1, defaults={"free_at": now})
    if not claim(BackupTurn.objects.all(), "free_at", now, LEASE):
        return 0
    Thread(target=make_beside, args=[now], name="backup").start()
    return 1


def every() -> timedelta:
    return timedelta(hours=settings.BACKUP_HOURS)


def make_beside(now: datetime) -> None:
    """The process ends when this has; where it is killed, the next turn comes when the lease is over."""
    try:
        made = make_backup(now=now)
        logger.info("Backup: %s, %s bytes", made.name, made.size)
    except Exception:
        logger.exception("No backup was made")
    finally:
        connections.close_all()
