"""A file on its way to become an address list: only what may be kept of it, for whoever uploaded it, and for a day."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Person
from nabodialog.projects.models import Project

KEPT_FOR = timedelta(days=1)


class AddressDraftQuerySet(models.QuerySet["AddressDraft"]):
    def fresh(self, now: datetime) -> Self:
        return self.filter(at__gt=now - KEPT_FOR)

    def stale(self, now: datetime) -> Self:
        return self.filter(at__lte=now - KEPT_FOR)


class AddressDraft(models.Model):
    """`layout` has the headings, the column that each is taken for, and which rows could not be read and why."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="address_drafts")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(db_index=True)
    file_name = models.CharField(max_length=200)
    keeps_names = models.BooleanField(default=False)
    has_headings = models.BooleanField(default=True)
    protected = models.PositiveIntegerField(default=0)
    layout: "models.JSONField[Any, Any]" = models.JSONField(default=dict)

    objects = AddressDraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("utkastet til adresseliste")

    def __str__(self) -> str:
        return self.file_name

    @property
    def headings(self) -> list[str]:
        return list(self.layout.get("headings", []))

    @property
    def columns(self) -> list[str]:
        return list(self.layout.get("columns", []))


class AddressDraftPart(models.Model):
    """Some hundred rows of the file: number and cells."""

    draft = models.ForeignKey(AddressDraft, models.CASCADE, related_name="parts")
    rows: "models.JSONField[Any, Any]" = models.JSONField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.draft)
