from django.db import models


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
