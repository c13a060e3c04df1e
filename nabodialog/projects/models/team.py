from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Invitation, Municipality, Person

from .parts import Revised
from .project import Project


class PartnerRole(models.TextChoices):
    MEMBER = "member", _("Kan skrive")
    READER = "reader", _("Kan lese")


class Partner(models.Model):
    """Someone from outside the municipality (say a non-profit) who works in this project and sees it alone."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="partners")
    person = models.ForeignKey(Person, models.CASCADE, related_name="partnerships")
    organisation = models.CharField(_("Organisasjon"), max_length=100)
    role = models.CharField(_("Tilgang"), max_length=20, choices=PartnerRole.choices, default=PartnerRole.MEMBER)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["organisation", "pk"]
        constraints = [models.UniqueConstraint(fields=["project", "person"], name="one_partnership_per_project")]

    def __str__(self) -> str:
        return f"{self.person} ({self.organisation})"


class PartnerInvitation(Invitation):
    project = models.ForeignKey(Project, models.CASCADE, related_name="partner_invitations")
    organisation = models.CharField(_("Organisasjon"), max_length=100)
    role = models.CharField(_("Tilgang"), max_length=20, choices=PartnerRole.choices, default=PartnerRole.MEMBER)

    class Meta(Invitation.Meta):
        constraints = [
            models.UniqueConstraint(
                "project",
                Lower("email"),
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_pending_partner_invitation_per_email",
            )
        ]

    @property
    def host(self) -> Municipality:
        return self.project.municipality

    @property
    def place(self) -> Project:
        return self.project

    def admit(self, person: Person) -> Partner:
        """Someone who is a partner already keeps the access they have."""
        defaults = {"organisation": self.organisation, "role": self.role}
        return self.project.partners.get_or_create(person=person, defaults=defaults)[0]


class Power(models.TextChoices):
    """What someone may do on the project's behalf; the values are the names of a mandate's fields."""

    PROMISE = "may_promise", _("gi løfter til naboer")
    PUBLISH = "may_publish", _("publisere")
    ANSWER = "may_answer", _("svare naboer")


class Mandate(Revised):
    """Who does what in the project, and what they may do on its behalf. Neighbours see title and organisation only."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="mandates")
    title = models.CharField(_("Rolle"), max_length=100)
    organisation = models.CharField(_("Enhet eller organisasjon"), max_length=100, blank=True)
    responsibility = models.CharField(_("Ansvar, i vanlige ord"), max_length=300)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="mandates", verbose_name=_("Person")
    )
    deputy = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Stedfortreder")
    )
    may_promise = models.BooleanField(_("Kan gi løfter til naboer"), default=False)
    may_publish = models.BooleanField(_("Kan publisere"), default=False)
    may_answer = models.BooleanField(_("Kan svare naboer"), default=False)
    shown_to_neighbours = models.BooleanField(_("Vis for naboene"), default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None) | Q(deputy=None) | ~Q(person=F("deputy")),
                name="mandate_deputy_is_another",
                violation_error_message=_("Stedfortrederen må være en annen enn den som har rollen."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def powers(self) -> list[Power]:
        return [power for power in Power if getattr(self, power)]
