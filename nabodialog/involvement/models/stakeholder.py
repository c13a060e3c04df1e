"""Groups and organisations that a project talks with. Never one person: nobody is given a score here."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models.revised import Revised
from nabodialog.projects.models import Project
from nabodialog.projects.models.parts import Owned


class StakeholderKind(models.TextChoices):
    BLOCK = "block", _("Beboere i kvartalet")
    ADJOINING = "adjoining", _("Eiere av naboeiendommer")
    FACING = "facing", _("Gjenboere")
    TENANTS = "tenants", _("Leietakere")
    COOPERATIVE = "cooperative", _("Borettslag eller sameie")
    RESIDENTS_ASSOCIATION = "residents-association", _("Velforening")
    PARENTS = "parents", _("FAU")
    SCHOOL = "school", _("Skole")
    KINDERGARTEN = "kindergarten", _("Barnehage")
    BUSINESS = "business", _("Næringsliv")
    ORGANISATION = "organisation", _("Organisasjon")
    POLICE_AND_FIRE = "police-and-fire", _("Politi og brannvesen")
    POLITICIANS = "politicians", _("Politikere")
    OTHER = "other", _("Andre")


class Permission(models.TextChoices):
    YES = "yes", _("Ja")
    NO = "no", _("Nei, ikke ta kontakt")
    NOT_ASKED = "not_asked", _("Ikke spurt ennå")


class Stakeholder(Owned, Revised):
    project = models.ForeignKey(Project, models.CASCADE, related_name="stakeholders")
    kind = models.CharField(_("Hva slags gruppe"), max_length=30, choices=StakeholderKind)
    name = models.CharField(_("Navn på gruppa"), max_length=100)
    area = models.TextField(_("Hvor de holder til"), max_length=4000, blank=True)
    permission = models.CharField(
        _("Har de sagt ja til at vi tar kontakt?"), max_length=10, choices=Permission, default=Permission.NOT_ASKED
    )
    reached_by = models.CharField(_("Slik når vi dem"), max_length=300, blank=True)
    notes = models.TextField(_("Notater"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("målgruppen")
        ordering = ["name", "pk"]
        constraints = [*Owned.Meta.constraints]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        project = self.project
        return reverse("involvement:stakeholder", args=[project.municipality.slug, project.slug, self.pk])

    @property
    def may_be_contacted(self) -> bool:
        return self.permission != Permission.NO
