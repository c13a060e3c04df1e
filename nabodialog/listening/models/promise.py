"""What has been promised to neighbours, in the words that were said, and what became of it."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabodialog.involvement.models import AgendaItem, Channel, Letter, Rhythm, Stakeholder, Unit
from nabodialog.involvement.rhythm import Cadence
from nabodialog.listening.promise_states import EXPLAINED, OPEN, PromiseState
from nabodialog.people.models import Person
from nabodialog.projects.models import Project
from nabodialog.projects.models.parts import Owned, Revised

from .enquiry import Enquiry
from .message import Message

SHOWN = Q(evidence_on__isnull=False, evidence_by__isnull=False) & (~Q(evidence="") | ~Q(evidence_url=""))
NOT_SHOWN = Q(evidence_on=None, evidence_by=None, evidence="", evidence_url="")
IS_TOLD = Q(told_on__isnull=False) & ~Q(told_through="")


class PromiseQuerySet(models.QuerySet["Promise"]):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def ended(self) -> Self:
        return self.exclude(state__in=OPEN)

    def to_be_done(self) -> Self:
        """Open, and nobody has shown that it is done."""
        return self.open().filter(evidence_on=None)

    def untold(self) -> Self:
        """Done, and neighbours do not know."""
        return self.open().exclude(evidence_on=None)

    def overdue(self, today: date) -> Self:
        return self.to_be_done().filter(next_on__lt=today)

    def due_first(self) -> Self:
        return self.order_by(F("next_on").asc(nulls_last=True), "-due_on", "pk")


class Promise(Owned, Revised):
    """Due once, or again and again until `due_on`. Its words do not change once neighbours have read them."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="promises")
    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    words = models.TextField(_("Løftet, slik det ble sagt"), max_length=600)
    stakeholder = models.ForeignKey(
        Stakeholder, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Til hvem")
    )
    # The group's name as it was: a group that is gone was still promised something. Empty is all neighbours.
    to_whom = models.CharField(max_length=150, blank=True, editable=False)
    promised_on = models.DateField(_("Dagen det ble lovet"))
    said_in = models.CharField(_("Hvor det ble sagt"), max_length=200, blank=True)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, blank=True, related_name="promises")
    agenda_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="promises", verbose_name=_("Sak i et møte")
    )
    letter = models.ForeignKey(
        Letter, models.SET_NULL, null=True, blank=True, related_name="promises", verbose_name=_("Brev")
    )
    starts_on = models.DateField(_("Første gang"), null=True, blank=True)
    every = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(_("Uker eller måneder?"), max_length=10, choices=Unit, default=Unit.WEEKS)
    due_on = models.DateField(_("Frist"))
    # What falls due next: the deadline, or the first day of many that nobody has checked. Empty when it has ended.
    next_on = models.DateField(null=True, editable=False)
    state = models.CharField(max_length=20, choices=PromiseState, default=PromiseState.GIVEN, editable=False)
    evidence = models.TextField(_("Hva som viser at det er gjort"), max_length=1000, blank=True)
    evidence_url = models.URLField(_("Lenke til bilde, sak eller side"), max_length=300, blank=True)
    evidence_on = models.DateField(_("Dagen det var gjort"), null=True, blank=True)
    evidence_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", editable=False)
    told_on = models.DateField(_("Dagen naboene fikk vite det"), null=True, blank=True)
    told_through = models.CharField(_("Hvordan de fikk vite det"), max_length=20, choices=Channel, blank=True)
    explanation = models.TextField(_("Hvorfor, til naboene"), max_length=600, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces", editable=False)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+", editable=False)
    shown_at = models.DateTimeField(null=True, editable=False)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        verbose_name = _("løftet")
        ordering = ["-promised_on", "-pk"]
        indexes = [models.Index(fields=["project", "state", "next_on"], name="promise_due")]
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(condition=~Q(words=""), name="promise_has_words"),
            models.CheckConstraint(condition=~Q(said_in=""), name="promise_was_said_somewhere"),
            models.CheckConstraint(condition=SHOWN | NOT_SHOWN, name="evidence_has_day_and_person"),
            models.CheckConstraint(condition=IS_TOLD | Q(told_on=None, told_through=""), name="told_has_day_and_way"),
            models.CheckConstraint(
                condition=~Q(state=PromiseState.KEPT) | (SHOWN & IS_TOLD), name="kept_is_shown_and_told"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(EXPLAINED)) | ~Q(explanation=""), name="not_kept_is_explained"
            ),
            models.CheckConstraint(
                condition=Q(state=PromiseState.REPLACED, replaced_by__isnull=False)
                | (~Q(state=PromiseState.REPLACED) & Q(replaced_by=None)),
                name="replaced_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(OPEN), next_on__isnull=False)
                | (~Q(state__in=sorted(OPEN)) & Q(next_on=None)),
                name="open_promise_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None, every=None)
                | Q(starts_on__isnull=False, starts_on__lte=F("due_on"), every__isnull=False, every__gte=1),
                name="recurring_promise_says_from_when_and_how_often",
            ),
        ]

    def __str__(self) -> str:
        return self.words if len(self.words) <= 80 else f"{self.words[:79]}…"

    def get_absolute_url(self) -> str:
        return self.url("promise")

    def url(self, page: str) -> str:
        return reverse(f"promises:{page}", args=[self.project.municipality.slug, self.project.slug, self.pk])

    @property
    def audience(self) -> str:
        return self.to_whom or gettext("Alle naboene")

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_done(self) -> bool:
        """Somebody has shown that it is."""
        return self.evidence_on is not None

    @property
    def is_untold(self) -> bool:
        """Done, but neighbours do not know: not kept yet."""
        return self.is_open and self.is_done

    @property
    def standing(self) -> str:
        """In words."""
        return gettext("Gjort, ikke fortalt") if self.is_untold else self.get_state_display()

    @property
    def is_recurring(self) -> bool:
        return self.starts_on is not None

    @property
    def cadence(self) -> Cadence:
        rhythm = Rhythm.REGULARLY if self.is_recurring else Rhythm.ONCE
        return Cadence(rhythm, self.starts_on, self.every, Unit(self.unit), self.due_on)

    @property
    def days(self) -> list[date]:
        """On which it is to be checked, where it is kept again and again."""
        return self.cadence.days if self.is_recurring else []

    def is_overdue(self, today: date) -> bool:
        return self.next_on is not None and not self.is_done and self.next_on < today


class FormerDate(models.Model):
    """A deadline that was moved. Every one of them stays visible, with why."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="former_dates")
    former = models.DateField()
    became = models.DateField(_("Ny frist"))
    reason = models.CharField(_("Hvorfor, til naboene"), max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(former=F("became")), name="moved_date_is_another"),
            models.CheckConstraint(condition=~Q(reason=""), name="moved_date_is_explained"),
        ]

    def __str__(self) -> str:
        return f"{self.promise} {self.former} → {self.became}"


class CheckResult(models.TextChoices):
    KEPT = "kept", _("Holdt")
    MISSED = "missed", _("Ikke holdt")


class PromiseCheck(models.Model):
    """Was it kept on that day? Said once, and never written over."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="checks")
    on = models.DateField()
    result = models.CharField(_("Ble det holdt?"), max_length=10, choices=CheckResult)
    note = models.CharField(_("Hva som skjedde, til naboene"), max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["promise", "on"], name="a_day_is_checked_once")]

    def __str__(self) -> str:
        return f"{self.promise} {self.on}: {self.result}"

    @property
    def is_missed(self) -> bool:
        return self.result == CheckResult.MISSED


class PromiseDoubt(models.Model):
    """A neighbour means that a promise is not kept, and says so in an enquiry."""

    enquiry = models.OneToOneField(Enquiry, models.CASCADE, related_name="promise_doubt")
    promise = models.ForeignKey(Promise, models.CASCADE, related_name="doubts")

    def __str__(self) -> str:
        return f"{self.enquiry} {self.promise}"
