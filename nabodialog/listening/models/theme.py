"""What many neighbours talk about, gathered under one name, with one public answer."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nabodialog.projects.models import Project
from nabodialog.projects.models.parts import Revised


class Fate(models.TextChoices):
    """What became of what was said."""

    OPEN = "open", _("Vi arbeider med det")
    TAKEN_IN = "taken_in", _("Tatt til følge")
    PARTLY = "partly", _("Delvis tatt til følge")
    NOT_TAKEN_IN = "not_taken_in", _("Ikke tatt til følge")


class Theme(Revised):
    """Its name, summary and answer are written to be read by everyone; never anyone's own words."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="themes")
    topic_id = models.CharField(max_length=40, blank=True)
    name = models.CharField(_("Tema"), max_length=100)
    summary = models.TextField(_("Hva vi har hørt"), max_length=1500, blank=True)
    answer = models.TextField(_("Hva vi svarer, og hva vi gjør"), max_length=1500, blank=True)
    fate = models.CharField(_("Hva ble det til"), max_length=20, choices=Fate, default=Fate.OPEN)
    place = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("temaet")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "topic_id"], condition=~Q(topic_id=""), name="one_theme_per_topic"
            ),
            models.UniqueConstraint(
                fields=["project", "name"],
                name="one_theme_per_name",
                violation_error_message=_("Prosjektet har et tema med dette navnet."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return self.url("theme")

    def url(self, page: str) -> str:
        project = self.project
        return reverse(f"listening:{page}", args=[project.municipality.slug, project.slug, self.pk])

    @property
    def is_told(self) -> bool:
        """Has it something for neighbours to read?"""
        return bool(self.summary and self.answer)
