"""The contact log: every time a project and its neighbourhood spoke, however it was done."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Person
from nabodialog.people.models.revised import Revised
from nabodialog.projects.models import Project

from .stakeholder import USUAL_WEEKS, Stakeholder

MOST_WEEKS = 52


class Channel(models.TextChoices):
    PHONE = "phone", _("Telefon")
    DOOR = "door", _("På døra eller gata")
    EMAIL = "email", _("E-post")
    LETTER = "letter", _("Brev")
    MEETING = "meeting", _("Møte")
    WALK = "walk", _("Befaring")
    SURVEY = "survey", _("Undersøkelse")
    POSTER = "poster", _("Oppslag")
    SOCIAL_MEDIA = "social-media", _("Sosiale medier")
    OTHER = "other", _("Annet")


class Contact(Revised):
    """`source` is what the system itself made the row from, such as «meeting:7:3», so that it is logged once;
    nothing where a person wrote it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="contacts")
    stakeholder = models.ForeignKey(
        Stakeholder, models.SET_NULL, null=True, blank=True, related_name="contacts", verbose_name=_("Målgruppe")
    )
    on = models.DateField(_("Dato"))
    channel = models.CharField(_("Hvordan"), max_length=20, choices=Channel, default=Channel.PHONE)
    purpose = models.CharField(_("Hva det gjaldt"), max_length=200)
    place = models.CharField(_("Sted"), max_length=200, blank=True)
    informed = models.TextField(_("Hva vi fortalte"), max_length=4000, blank=True)
    raised = models.TextField(_("Hva som kom fram"), max_length=4000, blank=True)
    response = models.TextField(_("Hva vi svarte"), max_length=4000, blank=True)
    follow_up = models.CharField(_("Hva vi gjør videre"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    source = models.CharField(max_length=80, null=True, blank=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("kontakten om")
        ordering = ["-on", "-pk"]
        indexes = [
            models.Index(fields=["stakeholder", "-on"], name="contact_of_group"),
            models.Index(fields=["project", "-on"], name="contact_of_project"),
        ]

    def __str__(self) -> str:
        return self.purpose

    def get_absolute_url(self) -> str:
        project = self.project
        return reverse("involvement:contact", args=[project.municipality.slug, project.slug, self.pk])

    @property
    def is_automatic(self) -> bool:
        return self.source is not None


class ContactRhythm(Revised):
    """How long a group of this project may go without hearing from it. A project without a row has the usual."""

    project = models.OneToOneField(Project, models.CASCADE, related_name="contact_rhythm")
    weeks = models.PositiveSmallIntegerField(
        _("Uker uten kontakt før vi minner dere på det"),
        default=USUAL_WEEKS,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_WEEKS)],
    )

    class Meta:
        verbose_name = _("rytmen i kontakten")
        constraints = [
            models.CheckConstraint(
                condition=Q(weeks__gte=1, weeks__lte=MOST_WEEKS), name="rhythm_is_between_a_week_and_a_year"
            )
        ]

    def __str__(self) -> str:
        return str(self.weeks)
