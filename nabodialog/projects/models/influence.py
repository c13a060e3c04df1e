from django.db import models
from django.utils.translation import gettext_lazy as _

from .parts import Revised
from .project import Project


class Influence(models.TextChoices):
    """How far neighbours' say reaches; the most first."""

    CAN = "can", _("Kan påvirkes")
    PARTLY = "partly", _("Kan påvirkes noe")
    CANNOT = "cannot", _("Er bestemt, eller bestemmes av andre")


class InfluenceItem(Revised):
    """One thing that neighbours can, partly can, or cannot influence. What they cannot is said with its reason."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="influence_items")
    influence = models.CharField(
        _("Kan naboene påvirke det?"), max_length=10, choices=Influence.choices, default=Influence.CAN
    )
    subject = models.CharField(_("Hva gjelder det?"), max_length=200)
    reason = models.CharField(_("Hvorfor er det slik?"), max_length=300, blank=True)
    decided_by = models.CharField(_("Hvem bestemmer?"), max_length=100, blank=True)
    until = models.DateField(_("Si fra innen"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(influence=Influence.CAN) | ~models.Q(reason=""),
                name="what_is_decided_has_a_reason",
                violation_error_message=_("Fortell hvorfor. Uten en grunn er det vanskelig å godta."),
            ),
            models.CheckConstraint(
                condition=~models.Q(influence=Influence.CANNOT) | models.Q(until=None),
                name="what_is_decided_has_no_deadline_for_a_say",
                violation_error_message=_("Det som er bestemt, har ingen frist for innspill."),
            ),
        ]

    def __str__(self) -> str:
        return self.subject
