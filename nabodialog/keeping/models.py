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


class ArchivedQuerySet(models.QuerySet["Archived"]):
    def of(self, thing: type[models.Model]) -> "ArchivedQuerySet":
        """Confirmed copies of the row that the query around it stands on."""
        return self.filter(thing_type=thing._meta.label_lower, thing_id=models.OuterRef("pk"))


class Archived(models.Model):
    """That the municipality's archive has confirmed that it has a thing, as it stood when it was exported.

    What must be archived is erased by no round before there is such a row.
    """

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="archived")
    thing_type = models.CharField(max_length=60)
    thing_id = models.PositiveBigIntegerField()
    exported_at = models.DateTimeField()
    confirmed_at = models.DateTimeField()
    reference = models.CharField(max_length=100)

    objects = ArchivedQuerySet.as_manager()

    class Meta:
        ordering = ["confirmed_at", "pk"]
        indexes = [models.Index(fields=["thing_type", "thing_id"], name="archived_thing")]

    def __str__(self) -> str:
        return self.reference
