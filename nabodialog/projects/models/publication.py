from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Person

from .project import Project


class PublishingRequest(models.Model):
    """To publish what the guard found possible, where the municipality wants two to look at it.

    Holds for the content that was read (`fingerprint`) and for no other: the project's own page where `room` is empty,
    otherwise what a `Supplement` would hold.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="publishing_requests")
    room = models.CharField(max_length=30, blank=True)
    key = models.CharField(max_length=60, blank=True)
    fingerprint = models.CharField(max_length=64)
    reason = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "room", "key"], name="one_question_at_a_time")]

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


class SupplementQuerySet(models.QuerySet["Supplement"]):
    def standing(self) -> Self:
        """Neither replaced by a newer copy nor withdrawn."""
        return self.filter(replaced_at=None, withdrawn_at=None)

    def public(self) -> Self:
        """A project that is withdrawn takes along everything that was published of it."""
        return self.standing().filter(project__publication__isnull=False)


# What people call those of which a project has one: history says it, also of what was withdrawn.
CALLED = {"heard": _("Hva vi har hørt"), "plan": _("Involveringsplanen"), "promises": _("Løftene våre")}


class Supplement(models.Model):
    """What a room above publishes of a project beside its page: a meeting, its minutes, a plan. A finished copy.

    `room` and `key` say which thing it is a copy of; `content` is that room's own `Public` shape as JSON.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="supplements")
    room = models.CharField(max_length=30)
    key = models.CharField(max_length=60, blank=True)
    number = models.PositiveIntegerField()
    content: "models.JSONField[Any, Any]" = models.JSONField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SupplementQuerySet.as_manager()

    class Meta:
        verbose_name = _("tillegget")
        ordering = ["-number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "room", "key", "number"], name="supplement_numbers_rise"),
            models.UniqueConstraint(
                fields=["project", "room", "key"],
                condition=Q(replaced_at=None, withdrawn_at=None),
                name="one_supplement_stands",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, replaced_at=None),
                name="supplement_is_withdrawn_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return str(CALLED.get(self.room, self.room))
