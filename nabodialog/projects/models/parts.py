"""What several nouns of a project share: an owner with a deputy, and protection against lost updates."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabodialog.method.content import Method
from nabodialog.method.loading import load
from nabodialog.people.models import Person
from nabodialog.people.models.revised import Conflict, Revised

__all__ = ["Conflict", "FromMethod", "Owned", "Revised"]


class Owned(models.Model):
    """Everything open has an owner, and a deputy for the day the owner is away or leaves."""

    owner = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Ansvarlig")
    )
    deputy = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Stedfortreder")
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(owner=None) | Q(deputy=None) | ~Q(owner=F("deputy")),
                name="%(class)s_deputy_is_another",
                violation_error_message=_("Stedfortrederen må være en annen enn den ansvarlige."),
            )
        ]


class FromMethod(models.Model):
    """A row that came from the method, or is the project's own (then both are empty).

    Each row reads its text from the version it was taken from, so that newer texts are taken one by one: see
    docs/decisions/0007-each-row-reads-its-own-version.md.
    """

    method_id = models.CharField(max_length=40, blank=True)
    method_version = models.CharField(max_length=20, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(method_id="", method_version="") | (~Q(method_id="") & ~Q(method_version="")),
                name="%(class)s_from_method_has_version",
            )
        ]

    @property
    def is_own(self) -> bool:
        return not self.method_id

    @property
    def method(self) -> Method:
        return load(self.method_version)
