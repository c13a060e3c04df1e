"""How a municipality talks with its neighbourhoods; and where one project does it in its own way, and why."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Municipality, Person
from nabodialog.people.models.revised import Revised
from nabodialog.projects.models import Project
from nabodialog.projects.models.parts import Owned


class Strategy(models.Model):
    """A municipality's own; or one project's, which follows its municipality where it has no words of its own."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="strategies")
    project = models.OneToOneField(Project, models.CASCADE, null=True, related_name="strategy")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["municipality"], condition=Q(project=None), name="one_strategy_per_municipality"
            )
        ]

    def __str__(self) -> str:
        return str(self.project or self.municipality)


class Passage(Revised):
    """What stands under one heading. `part` is the id the method's guide gives the heading."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="passages")
    part = models.SlugField(max_length=40)
    text = models.TextField(_("Teksten deres"), max_length=4000)
    reason = models.CharField(_("Hvorfor gjør dette prosjektet det annerledes?"), max_length=300, blank=True)
    heading = models.CharField(max_length=100, editable=False)

    class Meta:
        verbose_name = _("teksten")
        constraints = [models.UniqueConstraint(fields=["strategy", "part"], name="one_passage_per_part")]

    def __str__(self) -> str:
        return self.heading


class Goal(Revised):
    """Something that shall become true, and how one sees that it did."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="goals")
    text = models.CharField(_("Mål"), max_length=300)
    measure = models.CharField(_("Slik ser vi at vi når det"), max_length=300)
    due = models.DateField(_("Innen"), null=True, blank=True)

    class Meta:
        verbose_name = _("målet")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class ActionQuerySet(models.QuerySet["Action"]):
    def undone(self) -> "ActionQuerySet":
        return self.filter(done_on=None)


class Action(Owned, Revised):
    """One line of the action plan."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="actions")
    text = models.CharField(_("Hva skal gjøres?"), max_length=300)
    due = models.DateField(_("Frist"), null=True, blank=True)
    done_on = models.DateField(_("Gjort"), null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("tiltaket")
        ordering = [F("done_on").asc(nulls_first=True), F("due").asc(nulls_last=True), "pk"]
        constraints = [*Owned.Meta.constraints]

    def __str__(self) -> str:
        return self.text

    def is_overdue(self, today: date) -> bool:
        return self.done_on is None and self.due is not None and self.due < today


class StrategyVersion(models.Model):
    """The strategy as it stood when it was adopted: a finished copy. `content` is a `writing.Written` as JSON."""

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content: "models.JSONField[Any, Any]" = models.JSONField()
    note = models.CharField(_("Hva er nytt i denne utgaven?"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("utgave")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["strategy", "number"], name="strategy_version_numbers_rise")]

    def __str__(self) -> str:
        return f"{self.strategy} {self.number}"
