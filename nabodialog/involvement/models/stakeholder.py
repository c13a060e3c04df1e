"""Groups and organisations that a project talks with. Never one person: nobody is given a score here."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Max, Q
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


USUAL_WEEKS = 8
CONFIRMED_FOR = timedelta(days=365)


class StakeholderQuerySet(models.QuerySet["Stakeholder"]):
    def reachable(self) -> Self:
        """The one rule for whatever is sent: nothing to those who have asked not to be contacted."""
        return self.exclude(permission=Permission.NO)

    def with_last_contact(self) -> Self:
        """Each with `last_contact`, the last day the project and the group spoke."""
        return self.annotate(last_contact=Max("contacts__on"))

    def unheard(self, today: date) -> Self:
        """Those who want to hear from us, and have not for as long as their project allows, longest first."""
        weeks = {USUAL_WEEKS, *self.values_list("project__contact_rhythm__weeks", flat=True).distinct()} - {None}
        silent = Q(last_contact=None)
        for number in weeks:
            rhythm = Q(project__contact_rhythm__weeks=number)
            if number == USUAL_WEEKS:
                rhythm |= Q(project__contact_rhythm=None)
            silent |= rhythm & Q(last_contact__lt=today - timedelta(weeks=number))
        longest_first = F("last_contact").asc(nulls_first=True)
        return self.reachable().with_last_contact().filter(silent).order_by(longest_first, "name", "pk")

    def unconfirmed(self, today: date) -> Self:
        """How they are reached is written, and nobody has made sure of it for a year."""
        old = Q(confirmed_on=None) | Q(confirmed_on__lt=today - CONFIRMED_FOR)
        return self.reachable().filter(old).exclude(reached_by="")


class Stakeholder(Owned, Revised):
    project = models.ForeignKey(Project, models.CASCADE, related_name="stakeholders")
    kind = models.CharField(_("Hva slags gruppe"), max_length=30, choices=StakeholderKind)
    name = models.CharField(_("Navn på gruppa"), max_length=100)
    area = models.TextField(_("Hvor de holder til"), max_length=4000, blank=True)
    permission = models.CharField(
        _("Har de sagt ja til at vi tar kontakt?"), max_length=10, choices=Permission, default=Permission.NOT_ASKED
    )
    reached_by = models.CharField(_("Slik når vi dem"), max_length=300, blank=True)
    confirmed_on = models.DateField(_("Sist bekreftet"), null=True, blank=True)
    contact_role = models.CharField(_("Kontaktperson"), max_length=100, blank=True)
    offers = models.TextField(_("Hva gruppa har tilbudt seg å bidra med"), max_length=1000, blank=True)
    notes = models.TextField(_("Notater"), max_length=4000, blank=True)

    objects = StakeholderQuerySet.as_manager()

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

    def must_be_confirmed(self, today: date) -> bool:
        old = self.confirmed_on is None or self.confirmed_on < today - CONFIRMED_FOR
        return bool(self.reached_by) and self.may_be_contacted and old
