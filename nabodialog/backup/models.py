from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    MADE = "made", _("tatt")
    FAILED = "failed", _("mislyktes")


class BackupQuerySet(models.QuerySet["Backup"]):
    def made(self) -> Self:
        return self.filter(outcome=Outcome.MADE)


class Backup(models.Model):
    """One attempt at a backup, and what became of it. The backup itself is a file that only its name points to."""

    started_at = models.DateTimeField(db_index=True)
    finished_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    name = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    row_count = models.PositiveBigIntegerField(default=0)
    is_encrypted = models.BooleanField(default=True)
    problem = models.TextField(blank=True)
    # When somebody with the private key last restored it elsewhere and counted; the server cannot.
    verified_at = models.DateTimeField(null=True, blank=True)

    objects = BackupQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return self.name or self.problem


class BackupTurn(models.Model):
    """One row: until when some worker has the making of a backup in hand."""

    free_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.free_at)


def latest_backup() -> Backup | None:
    """The last attempt, whatever became of it."""
    return Backup.objects.first()


def latest_made_backup() -> Backup | None:
    return Backup.objects.made().first()


def latest_verified_backup() -> Backup | None:
    return Backup.objects.exclude(verified_at=None).order_by("-verified_at").first()
