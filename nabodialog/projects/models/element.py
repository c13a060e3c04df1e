from datetime import date
from typing import Self

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.method import content
from nabodialog.people.models import Person

from .parts import FromMethod, Owned, Revised
from .project import Phase, Project


class WorkState(models.TextChoices):
    """Computed from the work, never set by hand."""

    DONE = "done", _("Gjort")
    NOW = "now", _("Gjør nå")
    PLANNED = "planned", _("Planlegger")


class ElementQuerySet(models.QuerySet["Element"]):
    def in_use(self) -> Self:
        return self.filter(skip=None)

    def with_work(self) -> Self:
        """With what `state`, `skip` and the progress of the checklist need, in a fixed number of queries."""
        return self.select_related("skip", "owner", "deputy").prefetch_related("periods", "items")


class Element(FromMethod, Owned, Revised):
    """One part of the method in this project, tailored to its own words. Texts left empty are the method's own."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="elements")
    own_name = models.CharField(_("Eget navn"), max_length=100, blank=True)
    own_neighbour_text = models.TextField(_("Tekst til naboene"), max_length=600, blank=True)
    phase = models.CharField(_("Fase"), max_length=20, choices=Phase.choices)
    position = models.PositiveSmallIntegerField()
    shown_to_neighbours = models.BooleanField(_("Vis for naboene"), default=True)
    planned_start = models.DateField(_("Planlagt start"), null=True, blank=True)
    planned_end = models.DateField(_("Planlagt slutt"), null=True, blank=True)
    notes = models.TextField(_("Notater"), max_length=5000, blank=True)

    objects = ElementQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            *Owned.Meta.constraints,
            *FromMethod.Meta.constraints,
            models.UniqueConstraint(
                fields=["project", "method_id"], condition=~Q(method_id=""), name="one_element_per_method_element"
            ),
            models.CheckConstraint(
                condition=Q(planned_end=None) | Q(planned_start=None) | Q(planned_end__gte=F("planned_start")),
                name="element_ends_after_it_starts",
                violation_error_message=_("Planlagt slutt kan ikke være tidligere enn planlagt start."),
            ),
            models.CheckConstraint(
                condition=~Q(method_id="") | ~Q(own_name=""),
                name="own_element_has_name",
                violation_error_message=_("Gi elementet et navn."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("projects:element", args=[self.project.municipality.slug, self.project.slug, self.pk])

    @property
    def origin(self) -> content.Element | None:
        """The method's element that this one came from; None for the project's own."""
        return self.method.element(self.method_id) if self.method_id else None

    @property
    def name(self) -> str:
        return self.own_name or str(self.origin.name if self.origin else "")

    @property
    def public_name(self) -> str:
        """What neighbours read: the project's own name, else the method's in plain words."""
        return self.own_name or str(self.origin.for_neighbours.name if self.origin else "")

    @property
    def public_text(self) -> str:
        return self.own_neighbour_text or str(self.origin.for_neighbours.text if self.origin else "")

    @property
    def state(self) -> WorkState:
        periods = list(self.periods.all())
        if not periods:
            return WorkState.PLANNED
        return WorkState.DONE if all(period.finished_on for period in periods) else WorkState.NOW

    @property
    def is_left_out(self) -> bool:
        return hasattr(self, "skip")

    @property
    def is_for_neighbours(self) -> bool:
        return self.shown_to_neighbours and not self.is_left_out

    @transaction.atomic
    def begin(self, *, by: Person, today: date) -> None:
        """Start work, or start again on what was finished. Beginning twice changes nothing."""
        verb = Verb.REOPENED if self.periods.exists() else Verb.BEGAN
        defaults = {"started_on": today, "started_by": by}
        if self.periods.get_or_create(finished_on=None, defaults=defaults)[1]:
            record(verb, self, by=by, within=self.project, municipality=self.project.municipality)

    @transaction.atomic
    def finish(self, *, by: Person, today: date) -> None:
        """End the open work period; an element that nobody began gets one of a single day. Twice changes nothing."""
        Element.objects.select_for_update().get(pk=self.pk)  # one at a time, so that twice at once is twice too
        periods = WorkPeriod.objects.filter(element=self)  # as they are now, not as they were when the page was read
        period = periods.filter(finished_on=None).first()
        if period is None:
            if periods.exists():
                return
            period = WorkPeriod(element=self, started_on=today, started_by=by)
        period.finished_on, period.finished_by = max(today, period.started_on), by
        period.save()
        record(Verb.FINISHED, self, by=by, within=self.project, municipality=self.project.municipality)

    @transaction.atomic
    def leave_out(self, reason: str, *, by: Person) -> None:
        Skip.objects.update_or_create(element=self, defaults={"reason": reason, "by": by})
        record(Verb.LEFT_OUT, self, by=by, within=self.project, municipality=self.project.municipality)

    @transaction.atomic
    def bring_back(self, *, by: Person) -> None:
        Skip.objects.filter(element=self).delete()
        record(Verb.BROUGHT_BACK, self, by=by, within=self.project, municipality=self.project.municipality)


class WorkPeriod(models.Model):
    """A stretch of work on an element. An element may be finished and taken up again any number of times."""

    element = models.ForeignKey(Element, models.CASCADE, related_name="periods")
    started_on = models.DateField(_("Startet"))
    started_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    finished_on = models.DateField(_("Fullført"), null=True, blank=True)
    finished_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["started_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["element"], condition=Q(finished_on=None), name="one_open_period_per_element"
            ),
            models.CheckConstraint(
                condition=Q(finished_on=None) | Q(finished_on__gte=F("started_on")), name="period_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.started_on}–{self.finished_on or ''}"


class Skip(models.Model):
    """An element that this project leaves out, and why. It can be brought back at any time."""

    element = models.OneToOneField(Element, models.CASCADE, related_name="skip")
    reason = models.CharField(_("Hvorfor dere utelater det"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.reason
