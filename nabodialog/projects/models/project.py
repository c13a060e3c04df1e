from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.languages import WrittenLanguage
from nabodialog.method.content import Method
from nabodialog.method.loading import load
from nabodialog.people.models import ContactPoint, Municipality, Person, Role
from nabodialog.projects.slugs import validate_project_slug

from .parts import Owned, Revised


class Kind(models.TextChoices):
    SMALL_HOUSE = "small_house", _("Småhus")
    CO_LOCATED = "co_located", _("Samlokaliserte boliger")
    SHARED_HOUSING = "shared_housing", _("Bofellesskap")
    ORDINARY = "ordinary", _("Vanlige kommunale boliger")
    UPGRADE = "upgrade", _("Oppgradering av bygg som finnes")
    MEETING_PLACE = "meeting_place", _("Møteplass")
    WAY_OF_WORKING = "way_of_working", _("Kommunens egen måte å arbeide på")
    NEIGHBOURHOOD = "neighbourhood", _("Nabolag som finnes")


KINDS_WITHOUT_HOMES = frozenset([Kind.MEETING_PLACE, Kind.WAY_OF_WORKING])


class Phase(models.TextChoices):
    """Labels, not gates: any element may run in any phase, at any time. The values are the method's own ids."""

    PLANNING = "planlegging", _("Planlegging")
    MOVE_IN = "innflytting", _("Innflytting")
    FOLLOW_UP = "oppfolging", _("Oppfølging")


WRITING_ROLES = [Role.ADMINISTRATOR, Role.LEADER, Role.MEMBER]
LEADING_ROLES = [Role.ADMINISTRATOR, Role.LEADER]


class ProjectQuerySet(models.QuerySet["Project"]):
    def visible_to(self, person: Person) -> Self:
        return self.filter(Q(municipality__memberships__person=person) | Q(partners__person=person)).distinct()

    def written_by(self, person: Person) -> Self:
        """Those that this person may change."""
        member = Q(municipality__memberships__person=person, municipality__memberships__role__in=WRITING_ROLES)
        return self.filter(member | Q(partners__person=person, partners__role="member")).distinct()

    def led_by(self, person: Person) -> Self:
        leading = Q(municipality__memberships__person=person, municipality__memberships__role__in=LEADING_ROLES)
        return self.written_by(person).filter(leading | Q(owner=person) | Q(deputy=person))

    def published(self) -> Self:
        """The one visibility rule: a project that points to no publication does not exist for neighbours."""
        return self.filter(publication__isnull=False).select_related("publication", "municipality")


class Project(Owned, Revised):
    """One neighbour dialogue, from need through move-in to living side by side. Holds nothing about residents."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="projects")
    name = models.CharField(_("Navn"), max_length=100)
    slug = models.SlugField(_("Navn i nettadressen"), max_length=60, validators=[validate_project_slug])
    kind = models.CharField(_("Hva slags prosjekt"), max_length=20, choices=Kind.choices, default=Kind.CO_LOCATED)
    homes = models.PositiveSmallIntegerField(_("Antall boliger"), null=True, blank=True)
    phase = models.CharField(_("Hvor dere er nå"), max_length=20, choices=Phase.choices, default=Phase.PLANNING)
    area = models.CharField(_("Område"), max_length=100, blank=True)
    address = models.CharField(_("Adresse"), max_length=200, blank=True)
    introduction = models.TextField(_("Kort om prosjektet"), max_length=1500, blank=True)
    language = models.CharField(
        _("Målform"), max_length=2, choices=WrittenLanguage.choices, default=WrittenLanguage.BOKMAL
    )
    contact_point = models.ForeignKey(
        ContactPoint, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Kontaktpunkt")
    )
    method_version = models.CharField(max_length=20)
    publication = models.OneToOneField(
        "projects.Publication", models.PROTECT, null=True, blank=True, editable=False, related_name="shown_by"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(
                fields=["municipality", "slug"],
                name="one_project_per_address",
                violation_error_message=_("Et annet prosjekt i kommunen har denne nettadressen. Velg en annen."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("projects:project", args=[self.municipality.slug, self.slug])

    @property
    def method(self) -> Method:
        return load(self.method_version)

    @property
    def is_single_unit(self) -> bool:
        """One home, or several that each stand alone: an exact address would point at one person.

        Where the number of homes is not known yet, kinds that may be a single home count as one.
        """
        may_be_one = self.homes is None and self.kind in {Kind.ORDINARY, Kind.UPGRADE}
        return self.kind == Kind.SMALL_HOUSE or self.homes == 1 or may_be_one

    @property
    def has_homes(self) -> bool:
        return self.kind not in KINDS_WITHOUT_HOMES

    @property
    def is_asked_for(self) -> bool:
        """Somebody wants to publish its page, and asks that another looks at it."""
        return self.publishing_requests.filter(room="").exists()

    @property
    def is_published(self) -> bool:
        return self.publication_id is not None

    @property
    def shown_contact_point(self) -> ContactPoint | None:
        return self.contact_point or self.municipality.contact_point

    def keep_former_slug(self, slug: str) -> None:
        self.former_slugs.get_or_create(slug=slug)

    def can_be_changed_by(self, person: Person) -> bool:
        return (
            self.municipality.role_of(person) in WRITING_ROLES
            or self.partners.filter(person=person, role="member").exists()
        )

    def can_be_led_by(self, person: Person) -> bool:
        """Who may hand out mandates and invite partners."""
        return self.municipality.role_of(person) in LEADING_ROLES or person.pk in {self.owner_id, self.deputy_id}

    def can_be_published_by(self, person: Person) -> bool:
        return self.can_be_led_by(person) or self.mandates.filter(person=person, may_publish=True).exists()

    def can_be_promised_for_by(self, person: Person) -> bool:
        """Give promises to neighbours, and say what became of them."""
        return self.can_be_led_by(person) or self.mandates.filter(person=person, may_promise=True).exists()

    def team(self) -> models.QuerySet[Person]:
        """Everyone who may own something here: those who write in the municipality, and the project's partners."""
        members = Q(memberships__municipality=self.municipality, memberships__role__in=WRITING_ROLES)
        return Person.objects.filter(members | Q(partnerships__project=self), is_active=True).distinct()


class FormerProjectSlug(models.Model):
    """An address that a project had in its municipality: letters, posters and codes that name it still lead here."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="former_slugs")
    slug = models.CharField(max_length=60, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "slug"], name="one_row_per_former_slug")]

    def __str__(self) -> str:
        return self.slug
