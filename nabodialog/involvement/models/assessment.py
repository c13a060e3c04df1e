"""How much a group can affect a project, and how much it cares; never a person. Each row has a day and a reason."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Person

from .stakeholder import Stakeholder


class Level(models.IntegerChoices):
    VERY_LITTLE = 1, _("Svært liten")
    LITTLE = 2, _("Liten")
    SOME = 3, _("Noe")
    MUCH = 4, _("Stor")
    VERY_MUCH = 5, _("Svært stor")


class StakeholderAssessment(models.Model):
    """One row for each time somebody thought it over; an empty level is «not assessed». The newest of a day counts."""

    stakeholder = models.ForeignKey(Stakeholder, models.CASCADE, related_name="assessments")
    on = models.DateField(_("Dato"))
    influence = models.PositiveSmallIntegerField(_("Innflytelse"), choices=Level, null=True, blank=True)
    interest = models.PositiveSmallIntegerField(_("Interesse"), choices=Level, null=True, blank=True)
    reason = models.CharField(_("Hvorfor"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("vurderingen av")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["stakeholder", "on"], name="assessment_by_day")]

    def __str__(self) -> str:
        return str(self.stakeholder)
