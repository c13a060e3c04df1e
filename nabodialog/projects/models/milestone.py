import uuid
from collections.abc import Mapping
from datetime import date
from typing import Self

from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .element import Element, WorkState
from .parts import Owned, Revised
from .project import Project


class Audience(models.TextChoices):
    """Who a date is for. Only what is for neighbours can ever be published."""

    NEIGHBOURS = "neighbours", _("Naboene")
    STAFF = "staff", _("Bare oss i kommunen")
    POLITICIANS = "politicians", _("Politikere")
    PARTNERS = "partners", _("Samarbeidspartnere")


HOURS_AND_PLACE = ("starts_at", "ends_at", "place")


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def standing(self) -> Self:
        return self.filter(dropped_on=None)

    def coming(self, today: date) -> Self:
        """What is still ahead, or lasts."""
        ahead = Q(planned_on__gte=today) | Q(planned_until__gte=today)
        return self.standing().filter(ahead, happened_on=None)

    def waiting(self) -> Self:
        """Neither happened nor dropped: ahead, or with a day that has passed."""
        return self.standing().filter(happened_on=None)

    def happened(self) -> Self:
        return self.standing().exclude(happened_on=None)

    def dropped(self) -> Self:
        return self.exclude(dropped_on=None)


class Milestone(Owned, Revised):
    """A date in the project: planned, and later what it became."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="milestones")
    element = models.ForeignKey(
        Element, models.SET_NULL, null=True, blank=True, related_name="milestones", verbose_name=_("Hører til")
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("Hva som skjer"), max_length=150)
    text = models.TextField(_("Litt mer om det"), max_length=1000, blank=True)
    audience = models.CharField(_("Hvem det er for"), max_length=20, choices=Audience.choices, default=Audience.STAFF)
    planned_on = models.DateField(_("Planlagt dato"))
    planned_until = models.DateField(_("Varer til"), null=True, blank=True)
    starts_at = models.TimeField(_("Klokkeslett"), null=True, blank=True)
    ends_at = models.TimeField(_("Slutter"), null=True, blank=True)
    place = models.CharField(_("Sted"), max_length=150, blank=True)
    happened_on = models.DateField(_("Skjedde"), null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True, editable=False)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["planned_on", "starts_at", "pk"]
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=Q(planned_until=None) | Q(planned_until__gte=F("planned_on")),
                name="milestone_ends_after_it_starts",
                violation_error_message=_("Sluttdatoen kan ikke være tidligere enn startdatoen."),
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(starts_at__isnull=False, ends_at__gt=F("starts_at")),
                name="milestone_closes_after_it_opens",
                violation_error_message=_("Sluttiden må komme etter starttiden."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("projects:milestone", args=[self.project.municipality.slug, self.project.slug, self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.happened_on is None and self.dropped_on is None

    @property
    def ends_on(self) -> date:
        return self.planned_until or self.planned_on

    def is_overdue(self, today: date) -> bool:
        """Its day has passed, and nobody has said whether it happened."""
        return self.is_waiting and self.ends_on < today

    @property
    def former_dates(self) -> list[date]:
        """Every date that neighbours were told and that was moved, the first one first."""
        return [change.old_date for change in reversed(self.changes.all()) if change.new_date and change.old_date]

    @property
    def hours_and_place(self) -> str:
        """As people say it: «kl. 18.00–20.00, Grendehuset»."""
        hours = f"{self.starts_at:%H.%M}" if self.starts_at else ""
        hours += f"–{self.ends_at:%H.%M}" if self.ends_at else ""
        return ", ".join(filter(None, [f"{translated('kl.')} {hours}" if hours else "", self.place]))

    def reschedule(
        self, new_date: date, until: date | None = None, also: Mapping[str, object] | None = None
    ) -> tuple[date, date | None]:
        """Part of a move. Gives the former dates; raises Conflict where somebody saved it since it was opened.

        `also` holds new hours or a new place.
        """
        former = (self.planned_on, self.planned_until)
        if self.planned_until:
            self.planned_until = until or self.planned_until + (new_date - self.planned_on)
        self.planned_on = new_date
        for name, value in (also or {}).items():
            setattr(self, name, value)
        self.save_over(self.revision, ["planned_on", "planned_until", *(also or {})])
        return former

    @transaction.atomic
    def move(
        self, new_date: date, *, by: Person, until: date | None = None, also: Mapping[str, object] | None = None
    ) -> None:
        """For dates that neighbours do not know of; what they know of is moved by `changing.move_milestone`."""
        old, _until = self.reschedule(new_date, until, also)
        self._record(Verb.MOVED, by, old=old, new=new_date)

    @transaction.atomic
    def drop(self, *, by: Person, today: date) -> None:
        """For dates that neighbours do not know of; what they know of is dropped by `changing.drop_milestone`."""
        self.dropped_on = today
        self.save_over(self.revision, ["dropped_on"])
        self._record(Verb.DROPPED, by)

    @transaction.atomic
    def bring_back(self, *, by: Person) -> None:
        self.dropped_on = None
        self.save(update_fields=["dropped_on"])
        self._record(Verb.BROUGHT_BACK, by)

    @transaction.atomic
    def happen(self, *, by: Person, on: date) -> None:
        self.happened_on = on
        self.save(update_fields=["happened_on"])
        self._record(Verb.FINISHED, by, on=on)

    @transaction.atomic
    def undo_happen(self, *, by: Person) -> None:
        self.happened_on = None
        self.save(update_fields=["happened_on"])
        self._record(Verb.UNDID, by)

    def _record(self, verb: Verb, by: Person, **facts: object) -> None:
        record(verb, self, by=by, within=self.project, municipality=self.project.municipality, **facts)

    def state(self, today: date) -> WorkState:
        if self.happened_on:
            return WorkState.DONE
        ongoing = self.planned_until and self.planned_on <= today <= self.planned_until
        return WorkState.NOW if ongoing else WorkState.PLANNED
