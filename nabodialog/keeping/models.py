from django.db import models
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Municipality

from .kinds import Kind, kind_called


class KeepingRule(models.Model):
    """How long a municipality has chosen to keep one kind; without a row the usual holds. Read it by `rules.kept`."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="keeping_rules")
    kind = models.SlugField(max_length=40)
    amount = models.PositiveSmallIntegerField(_("Hvor lenge"))

    class Meta:
        verbose_name = _("slettefristen for")
        ordering = ["kind"]
        constraints = [models.UniqueConstraint(fields=["municipality", "kind"], name="one_keeping_rule_per_kind")]

    def __str__(self) -> str:
        return str(self.what.name)

    @property
    def what(self) -> Kind:
        return kind_called(self.kind)
