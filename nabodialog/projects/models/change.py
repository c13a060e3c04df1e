from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Person

from .element import Element
from .milestone import Milestone
from .project import Project


class ChangeKind(models.TextChoices):
    MOVED = "moved", _("Ny dato")
    ALTERED = "altered", _("Nytt tidspunkt eller sted")
    REOPENED = "reopened", _("Tatt opp igjen")
    DROPPED = "dropped", _("Blir ikke noe av")


class Change(models.Model):
    """What neighbours were told about a change of plan: from what, to what, why, and how the waiting time is used.

    `old` and `new` hold what is more than a day: the hours and the place, in words.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=20, choices=ChangeKind.choices)
    milestone = models.ForeignKey(Milestone, models.CASCADE, null=True, blank=True, related_name="changes")
    element = models.ForeignKey(Element, models.CASCADE, null=True, blank=True, related_name="changes")
    label = models.CharField(max_length=150)
    old_date = models.DateField(null=True, blank=True)
    new_date = models.DateField(null=True, blank=True)
    old = models.CharField(max_length=250, blank=True)
    new = models.CharField(max_length=250, blank=True)
    explanation = models.TextField(_("Hvorfor, til naboene"), max_length=1000)
    waiting_time = models.TextField(_("Hva ventetiden brukes til"), max_length=1000, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(milestone=None, element__isnull=False) | Q(milestone__isnull=False, element=None),
                name="change_is_of_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ChangeKind.MOVED) | Q(old_date__isnull=False, new_date__isnull=False),
                name="moved_change_has_both_dates",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ChangeKind.ALTERED) | (~Q(old="") & ~Q(new="")),
                name="altered_change_says_from_and_to",
            ),
            models.CheckConstraint(condition=~Q(explanation=""), name="change_is_explained"),
        ]

    def __str__(self) -> str:
        return self.label
