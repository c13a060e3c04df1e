from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Person

from .project import Project


class PublishingRequest(models.Model):
    """To publish what the guard found possible, where the municipality wants two to look at it.

    Holds for the content that was read (`fingerprint`) and for no other.
    """

    project = models.OneToOneField(Project, models.CASCADE, related_name="publishing_request")
    fingerprint = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.reason


class Publication(models.Model):
    """What neighbours were shown from a moment on: a finished copy, so that later edits stay inside until published.

    `content` is a `projects.public.PublicProject` as JSON. What neighbours read now is `project.publication`.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="publications")
    number = models.PositiveIntegerField()
    content: "models.JSONField[Any, Any]" = models.JSONField()
    note = models.CharField(_("Hva som er nytt"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="publication_numbers_rise")]

    def __str__(self) -> str:
        return f"{self.project} {self.number}"
