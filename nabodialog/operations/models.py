from django.db import models
from django.utils.translation import gettext_lazy as _

from nabodialog.history.chaining import BEGINNING


class RoundRun(models.Model):
    """When a round of work (`settings.WORK`) was last done, by whichever worker, and how it went."""

    path = models.CharField(max_length=200, unique=True)
    done_at = models.DateTimeField()
    seconds = models.FloatField(default=0)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True, blank=True)
    is_failing = models.BooleanField(default=False)

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path


class CertificateTrouble(models.TextChoices):
    EXPIRED = "expired", _("Sertifikatet er gått ut.")
    NOT_TRUSTED = "not_trusted", _("Sertifikatet er ikke til å stole på.")
    UNREACHABLE = "unreachable", _("Serveren når ikke sin egen adresse.")


class Certificate(models.Model):
    """One row: what our own address showed when a round last looked, and when the next may look."""

    next_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=20, choices=CertificateTrouble, blank=True)

    def __str__(self) -> str:
        return self.trouble or str(self.expires_at)


class HistoryCheck(models.Model):
    """One row: what rounds found when they last read the whole chain of history, and how far they are in the next."""

    next_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)
    number = models.PositiveBigIntegerField(default=0)
    holds = models.BooleanField(default=True)
    read_to = models.PositiveBigIntegerField(default=0, db_default=0)
    read_digest = models.CharField(max_length=64, default=BEGINNING, db_default=BEGINNING)

    def __str__(self) -> str:
        return str(self.number)
