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
        verbose_name = _("det vi har lagret om en person, i sak")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_right_display()}: {self.reference}"


class ArchivePackage(models.Model):
    """That a package was made for the archive, of which things and with which checksum; and that the archive has it."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="archive_packages")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    # The numbers of rows, by the name of their table.
    things: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    reference = models.CharField(_("Arkivets referanse"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("arkivpakken")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_at=None, confirmed_by=None)
                | (models.Q(confirmed_at__isnull=False, confirmed_by__isnull=False) & ~models.Q(reference="")),
                name="confirmed_with_a_reference",
            )
        ]

    def __str__(self) -> str:
        return str(_("Arkivpakke %(number)s")) % {"number": self.pk}

    @property
    def number(self) -> int:
        return sum(len(rows) for rows in self.things.values())
