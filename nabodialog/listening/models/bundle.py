"""Enquiries about the same thing, tied together so that they can be answered in one go. No neighbour sees it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Person
from nabodialog.projects.models import Project

from .enquiry import Enquiry


class Bundle(models.Model):
    """Has no words of its own: it is what lies in it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="bundles")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bunken")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return self.url("bundle")

    def url(self, page: str, *more: str) -> str:
        project = self.project
        return reverse(f"listening:{page}", args=[project.municipality.slug, project.slug, self.pk, *more])


class Bundled(models.Model):
    """That an enquiry lies in a bundle, and who put it there. It lies in one, or none."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="bundled")
    enquiry = models.OneToOneField(Enquiry, models.CASCADE, related_name="bundled")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.bundle} {self.enquiry}"
