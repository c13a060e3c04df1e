from django.db import models
from django.utils.translation import gettext_lazy as _

from .person import Person


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    LEADER = "leader", _("Prosjektleder")
    MEMBER = "member", _("Medarbeider")
    READER = "reader", _("Leser")


class Membership(models.Model):
    """What a person is in a municipality. A person may belong to several."""

    municipality = models.ForeignKey("people.Municipality", models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices)
    created_at = models.DateTimeField(auto_now_add=True)
    # The provider whose word lets the person in, and says in which role; empty where somebody here decided.
    let_in_by = models.CharField(max_length=200, blank=True, db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "person"], name="one_membership_per_municipality"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="membership_has_known_role"),
        ]
        ordering = ["person__name", "person__email", "pk"]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_role_display()}, {self.municipality}"

    @property
    def is_the_last_administrator(self) -> bool:
        """A municipality without an administrator could not let anyone in again."""
        others = Membership.objects.filter(municipality=self.municipality, role=Role.ADMINISTRATOR).exclude(pk=self.pk)
        return self.role == Role.ADMINISTRATOR and not others.exists()
