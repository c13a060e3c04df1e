"""Steps that the law asks for: that they were taken, by whom and when. Nothing is sent from here."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nabodialog.involvement.deadlines import Deadline, deadline_of
from nabodialog.method.statutory import Rule, statutory_rules
from nabodialog.people.models import Person
from nabodialog.people.models.revised import Revised
from nabodialog.projects.models import Milestone, Project
from nabodialog.projects.models.parts import Owned


class StepKind(models.TextChoices):
    START_NOTICE = "start-notice", _("Varsel om oppstart")
    HEARING = "hearing", _("Høring og offentlig ettersyn")
    NEIGHBOUR_NOTICE = "neighbour-notice", _("Nabovarsel")
    DISPENSATION = "dispensation", _("Søknad om dispensasjon")
    DECISION = "decision", _("Vedtak")
    APPEAL = "appeal", _("Klagefrist")


class StepQuerySet(models.QuerySet["StatutoryStep"]):
    def taken(self) -> Self:
        return self.exclude(happened_on=None)

    def planned(self) -> Self:
        return self.filter(happened_on=None)

    def by_day(self) -> Self:
        return self.order_by(Coalesce("happened_on", "planned_on"), "pk")


class StatutoryStep(Owned, Revised):
    """One step: planned, and later taken. Its deadline is counted by a rule, or is longer where the project says so."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="statutory_steps")
    kind = models.CharField(max_length=20, choices=StepKind, editable=False)
    about = models.CharField(_("Hva det gjelder"), max_length=200, blank=True)
    planned_on = models.DateField(_("Planlagt dag"), null=True, blank=True)
    happened_on = models.DateField(_("Dagen det ble gjort"), null=True, blank=True)
    sent_by = models.CharField(_("Hvem som sendte det, eller gjorde det"), max_length=100, blank=True)
    reference = models.CharField(_("Saksnummer eller lenke til saken"), max_length=200, blank=True)
    rule = models.SlugField(_("Frist"), max_length=40, blank=True)
    counted_from = models.DateField(_("Fristen regnes fra"), null=True, blank=True)
    own_deadline = models.DateField(_("Lengre frist fra dere"), null=True, blank=True)
    notes = models.TextField(_("Notater"), max_length=4000, blank=True)
    milestone = models.ForeignKey(
        Milestone, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Står i datoene som")
    )
    deadline_milestone = models.ForeignKey(Milestone, models.SET_NULL, null=True, related_name="+", editable=False)
    registered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", editable=False)
    registered_at = models.DateTimeField(null=True, editable=False)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("det lovpålagte steget")
        ordering = ["pk"]
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(planned_on__isnull=False) | Q(happened_on__isnull=False),
                name="step_has_a_day",
                violation_error_message=_("Skriv dagen det er planlagt, eller dagen det ble gjort."),
            ),
            models.CheckConstraint(
                condition=Q(happened_on=None) | (~Q(sent_by="") & Q(registered_by__isnull=False)),
                name="what_was_sent_says_by_whom",
                violation_error_message=_("Skriv hvem som sendte det."),
            ),
            models.CheckConstraint(
                condition=Q(own_deadline=None) | Q(own_deadline__gte=Coalesce(F("happened_on"), F("planned_on"))),
                name="step_deadline_comes_after",
                violation_error_message=_("Fristen kan ikke være før dagen."),
            ),
        ]

    def __str__(self) -> str:
        kind = str(self.get_kind_display())
        return f"{kind}: {self.about}" if self.about else kind

    def get_absolute_url(self) -> str:
        return reverse("involvement:statutory_step", args=[self.project.municipality.slug, self.project.slug, self.pk])

    @property
    def day(self) -> date:
        """The day it was taken, or is planned: one of them is there, as the database sees to."""
        return self.happened_on or self.planned_on or date.min

    @property
    def is_taken(self) -> bool:
        return self.happened_on is not None

    @property
    def deadline_rule(self) -> Rule | None:
        return statutory_rules().rule(self.rule) if self.rule else None

    @property
    def deadline(self) -> Deadline | None:
        """As the rule counts it."""
        return deadline_of(rule, self.counted_from or self.day) if (rule := self.deadline_rule) else None

    @property
    def ends_on(self) -> date | None:
        """The last day: the project's own where it gives more time, else the rule's."""
        return self.own_deadline or (self.deadline.ends_on if self.deadline else None)

    def is_open(self, today: date) -> bool:
        """Is anyone's time running now?"""
        return self.is_taken and self.ends_on is not None and self.day <= today <= self.ends_on

    def is_overdue(self, today: date) -> bool:
        """Planned for a day that has passed, and nobody has said that it was done."""
        return not self.is_taken and self.day < today
