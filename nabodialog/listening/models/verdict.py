"""What the one who asked says of the answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .enquiry import Enquiry


class Solved(models.TextChoices):
    YES = "yes", _("Ja")
    PARTLY = "partly", _("Delvis")
    NO = "no", _("Nei")


class Verdict(models.Model):
    """One answer to «Ble det løst?». Only ever added."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="verdicts")
    solved = models.CharField(max_length=10, choices=Solved)
    form_key = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["enquiry", "form_key"], name="one_verdict_per_form")]

    def __str__(self) -> str:
        return f"{self.enquiry} {self.solved}"
