from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Municipality, Person


class Right(models.TextChoices):
    ACCESS = "access", _("Innsyn")
    ERASURE = "erasure", _("Sletting")


class Exercise(models.Model):
    """The receipt that somebody's right was exercised: in which case, by whom and when, and how much; never of whom."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="exercises")
    right = models.CharField(max_length=10, choices=Right)
    reference = models.CharField(max_length=100)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    numbers: "models.JSONField[Any, Any]" = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("rettigheten i sak")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_right_display()}: {self.reference}"
