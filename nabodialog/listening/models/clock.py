"""When an answer is promised, and what has moved that day."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Municipality

from .enquiry import MOST_DAYS, Enquiry


class Pause(models.Model):
    """Days on which the clock stood still. Open as long as `until` is empty."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="pauses")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    expected_on = models.DateField(_("Når vi venter svar"), null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["enquiry"], condition=Q(until=None), name="one_pause_at_a_time"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")), name="pause_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enquiry} {self.since}"


class DueCause(models.TextChoices):
    STOOD_STILL = "stood_still", _("Vi ventet på andre, og klokka sto stille.")
    REOPENED = "reopened", _("Henvendelsen ble åpnet igjen.")
    CLOSED_DAY = "closed_day", _("Kommunens stengte dager er endret.")
    MORE_TIME = "more_time", _("Vi trengte mer tid.")


class DueChange(models.Model):
    """A promised date that became another, and why."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="due_changes")
    former = models.DateField()
    due_on = models.DateField()
    cause = models.CharField(max_length=20, choices=DueCause)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.enquiry} {self.former} → {self.due_on}"


class ServicePromise(models.Model):
    """How many working days a municipality takes to answer; what it promised in a case stays with the case."""

    municipality = models.OneToOneField(Municipality, models.CASCADE, related_name="service_promise")
    days = models.PositiveSmallIntegerField(
        _("Virkedager til svar"), default=5, validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)]
    )

    class Meta:
        verbose_name = _("svarløftet:")

    def __str__(self) -> str:
        return str(self.days)
