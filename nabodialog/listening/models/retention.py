"""How long what neighbours wrote is kept after it was dealt with."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Municipality

FEWEST_MONTHS, USUAL_MONTHS, MOST_MONTHS = 3, 24, 60


class EnquiryRetention(models.Model):
    """A municipality's own rule; without a row the usual number of months holds."""

    municipality = models.OneToOneField(Municipality, models.CASCADE, related_name="enquiry_retention")
    months = models.PositiveSmallIntegerField(
        _("Måneder til sletting"),
        default=USUAL_MONTHS,
        validators=[MinValueValidator(FEWEST_MONTHS), MaxValueValidator(MOST_MONTHS)],
    )

    class Meta:
        verbose_name = _("slettefristen for henvendelser:")
        constraints = [
            models.CheckConstraint(
                condition=Q(months__gte=FEWEST_MONTHS, months__lte=MOST_MONTHS), name="retention_is_possible"
            )
        ]

    def __str__(self) -> str:
        return str(self.months)
