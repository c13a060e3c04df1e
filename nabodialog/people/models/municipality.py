from typing import TYPE_CHECKING

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.languages import WrittenLanguage
from nabodialog.people.slugs import validate_municipality_slug

from .membership import Membership, Role
from .person import Person
from .revised import Revised

if TYPE_CHECKING:
    from .contact import ContactPoint


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def visible_to(self, person: Person) -> "MunicipalityQuerySet":
        return self.filter(memberships__person=person).distinct()


class Municipality(Revised):
    """One municipality among those that share this installation."""

    name = models.CharField(_("Navn"), max_length=100)
    number = models.CharField(
        _("Kommunenummer"),
        max_length=4,
        unique=True,
        error_messages={"unique": _("En annen kommune har dette kommunenummeret.")},
        validators=[RegexValidator(r"^\d{4}$", _("Kommunenummeret har fire siffer, for eksempel 5501."))],
    )
    slug = models.CharField(
        _("Navn i nettadressen"),
        max_length=40,
        unique=True,
        validators=[validate_municipality_slug],
        error_messages={"unique": _("En annen kommune har denne adressen. Velg en annen.")},
    )
    language = models.CharField(
        _("Målform"), max_length=2, choices=WrittenLanguage.choices, default=WrittenLanguage.BOKMAL
    )
    accent = models.CharField(
        _("Farge"),
        max_length=7,
        default="#1b5e5a",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Skriv fargen som # og seks tegn, for eksempel #1b5e5a."))],
    )
    website = models.URLField(_("Kommunens nettsted"), blank=True)
    introduction = models.TextField(
        _("Slik arbeider vi med boliger og nabolag"),
        blank=True,
        max_length=3000,
        help_text=_("Naboene leser dette på kommunens side."),
    )
    privacy_officer = models.EmailField(_("E-post til personvernombudet"), blank=True)
    accessibility_statement = models.URLField(_("Kommunens tilgjengelighetserklæring"), blank=True)
    needs_second_reader = models.BooleanField(
        _("To ser på det som kan være personopplysninger, før det publiseres"), default=False
    )
    requires_second_factor = models.BooleanField(
        _("Alle som arbeider her, logger inn i to steg"), default=False, db_default=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("kommune")

    def __str__(self) -> str:
        return self.name

    def keep_former_slug(self, slug: str) -> None:
        """The last one to leave an address is who it leads to, as long as nobody has taken it into use."""
        FormerSlug.objects.update_or_create(slug=slug, defaults={"municipality": self})

    def role_of(self, person: Person) -> Role | None:
        """The person's role here, or None for someone from elsewhere."""
        membership = self.memberships.filter(person=person).first()
        return Role(membership.role) if membership else None

    def can_be_administered_by(self, person: Person) -> bool:
        return self.role_of(person) == Role.ADMINISTRATOR

    def can_start_projects(self, person: Person) -> bool:
        return self.role_of(person) in {Role.ADMINISTRATOR, Role.LEADER}

    @property
    def administrators(self) -> "models.QuerySet[Membership]":
        return self.memberships.filter(role=Role.ADMINISTRATOR)

    @property
    def contact_point(self) -> "ContactPoint | None":
        """The contact point that neighbours are shown where a project has none of its own."""
        return self.contact_points.first()


class FormerSlug(models.Model):
    """An address that a municipality had: letters, posters and codes that name it still lead here."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="former_slugs")
    slug = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.slug


class Logo(models.Model):
    """A municipality's logo, rebuilt from its pixels as a small PNG; in the database, so that every node has it."""

    municipality = models.OneToOneField(Municipality, models.CASCADE, related_name="logo")
    png = models.BinaryField()
    digest = models.CharField(max_length=64)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"logo {self.municipality}"
