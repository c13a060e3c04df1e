from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .municipality import Municipality
from .revised import Revised

readable_phone = RegexValidator(
    r"^\+?[0-9](?: ?[0-9]){2,14}$", _("Skriv nummeret med bare tall og mellomrom, for eksempel 77 00 00 00.")
)


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("mandag")
    TUESDAY = 1, _("tirsdag")
    WEDNESDAY = 2, _("onsdag")
    THURSDAY = 3, _("torsdag")
    FRIDAY = 4, _("fredag")
    SATURDAY = 5, _("lørdag")
    SUNDAY = 6, _("søndag")


class ContactPoint(Revised):
    """Whom neighbours reach: a role or a service with a deputy, never a private number."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="contact_points")
    name = models.CharField(
        _("Hvem naboene når"), max_length=100, help_text=_("En rolle eller tjeneste, for eksempel «Nabokontakten».")
    )
    phone = models.CharField(_("Telefon"), max_length=20, validators=[readable_phone])
    email = models.EmailField(_("E-post"))
    deputy_name = models.CharField(_("Stedfortreder"), max_length=100)
    deputy_phone = models.CharField(_("Telefon til stedfortreder"), max_length=20, validators=[readable_phone])
    address = models.CharField(_("Besøksadresse"), max_length=200, blank=True)
    note = models.TextField(_("Nyttig å vite"), max_length=500, blank=True)
    verified_on = models.DateField(_("Sist kontrollert"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("kontaktpunkt")

    def __str__(self) -> str:
        return self.name


class OpeningHours(models.Model):
    """One interval of one weekday; a day may have several."""

    contact_point = models.ForeignKey(ContactPoint, models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("Dag"), choices=Weekday.choices)
    opens = models.TimeField(_("Åpner"))
    closes = models.TimeField(_("Stenger"))

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="contact_closes_after_it_opens"),
            models.UniqueConstraint(fields=["contact_point", "weekday", "opens"], name="one_opening_per_time"),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H.%M}–{self.closes:%H.%M}"


class ClosedDay(models.Model):
    """A day when nobody answers though it is an ordinary one: a municipality's own, beside weekends and holidays."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="closed_days")
    on = models.DateField(_("Dato"))
    reason = models.CharField(
        _("Hvorfor"), max_length=60, help_text=_("Slik det står i en setning, for eksempel «julaften».")
    )

    class Meta:
        ordering = ["on"]
        verbose_name = _("stengt dag")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "on"],
                name="closed_once",
                violation_error_message=_("Denne dagen er stengt allerede."),
            )
        ]

    def __str__(self) -> str:
        return self.reason
