"""Neighbours who come to a meeting: without an account and without a name, until what is kept of them is erased."""

from datetime import datetime
from typing import Any, Self

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Lower
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.codes import CODE_LENGTH, grouped, new_code, secret_of
from nabodialog.people.models import Municipality

from .meeting import Meeting

LARGEST_PARTY = 20
LANGUAGE_NAME = r"^[^\W\d_]+(?:[ -][^\W\d_]+){0,2}$"
PURPOSE = "nabodialog.involvement.registration"


class Standing(models.TextChoices):
    PLACE = "place", _("Har plass")
    WAITING = "waiting", _("På venteliste")
    OFFERED = "offered", _("Har fått tilbud om plass")
    WITHDRAWN = "withdrawn", _("Meldt av")


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)

    def with_place(self) -> Self:
        return self.standing().exclude(place_at=None)

    def waiting(self) -> Self:
        """First come, first: also those who have an offer that they have not answered."""
        return self.standing().filter(place_at=None).order_by("waiting_since", "pk")

    def not_offered(self) -> Self:
        return self.waiting().filter(offered_until=None)

    def offered(self) -> Self:
        return self.waiting().exclude(offered_until=None)

    def reachable(self) -> Self:
        return self.exclude(email="")

    def people(self) -> int:
        """Those who signed up, and whom they bring."""
        return self.aggregate(people=Sum(F("companions") + 1))["people"] or 0

    def behind(self, code: str, secret: str) -> "Registration | None":
        """Wrong and unknown answer alike, and take as long."""
        found = self.filter(code=code.upper()).first()
        expected = found.secret if found else secret_of(PURPOSE, "")
        return found if constant_time_compare(secret, expected) and found else None


class Registration(models.Model):
    """One who comes, and how many they bring. No name."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="registrations")
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    # Made with the form, so that a button pressed twice signs up once.
    form_key = models.UUIDField()
    email = models.EmailField(_("E-post"), blank=True)
    companions = models.PositiveSmallIntegerField(
        _("Hvor mange tar du med deg?"), default=0, validators=[MaxValueValidator(LARGEST_PARTY)]
    )
    language = models.CharField(max_length=5)
    created_at = models.DateTimeField()
    place_at = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    offered_until = models.DateTimeField(null=True, blank=True)
    offers = models.PositiveSmallIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("påmeldingen")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "form_key"], name="one_registration_per_form"),
            models.UniqueConstraint(
                "meeting",
                Lower("email"),
                condition=Q(withdrawn_at=None) & ~Q(email=""),
                name="one_registration_per_email",
            ),
            models.CheckConstraint(
                condition=Q(place_at=None, waiting_since__isnull=False)
                | Q(place_at__isnull=False, waiting_since=None, offered_until=None),
                name="registration_has_place_or_waits",
            ),
            models.CheckConstraint(condition=Q(companions__lte=LARGEST_PARTY), name="registration_party_is_possible"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def people(self) -> int:
        return self.companions + 1

    @property
    def secret(self) -> str:
        return secret_of(PURPOSE, self.code)

    @property
    def readable_code(self) -> str:
        return grouped(self.code)

    def standing(self, now: datetime) -> Standing:
        if self.withdrawn_at:
            return Standing.WITHDRAWN
        if self.place_at:
            return Standing.PLACE
        return Standing.OFFERED if self.offered_until and self.offered_until > now else Standing.WAITING


class Needs(models.Model):
    """What someone needs to take part. May be about health: gone 14 days after the meeting."""

    registration = models.OneToOneField(Registration, models.CASCADE, related_name="needs")
    interpreter = models.CharField(
        _("Tolk til"),
        max_length=30,
        blank=True,
        validators=[RegexValidator(LANGUAGE_NAME, _("Skriv bare navnet på språket."))],
    )
    wheelchair = models.BooleanField(_("Plass til rullestol"), default=False)
    hearing_loop = models.BooleanField(_("Teleslynge"), default=False)
    other = models.BooleanField(_("Noe annet: ta kontakt med meg"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(interpreter="") | Q(wheelchair=True) | Q(hearing_loop=True) | Q(other=True),
                name="needs_are_needed",
            )
        ]

    def __str__(self) -> str:
        return str(self.registration)

    @property
    def any(self) -> bool:
        return bool(self.interpreter or self.wheelchair or self.hearing_loop or self.other)


class Occasion(models.TextChoices):
    """What somebody who signed up is told of; `post` has the words."""

    RECEIPT = "receipt"
    WAITING = "waiting"
    OFFER = "offer"
    PLACE = "place"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    REMINDER = "reminder"
    WITHDRAWAL = "withdrawal"
    LINK = "link"


class Notice(models.Model):
    """That one who signed up is to be told of something: once. `post` reads it, and says when it was told."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="notices")
    occasion = models.CharField(max_length=20, choices=Occasion.choices)
    number = models.PositiveIntegerField(default=0)
    facts: "models.JSONField[Any, Any]" = models.JSONField(default=dict)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["registration", "occasion", "number"], name="told_once")]
        indexes = [models.Index(fields=["at"], condition=Q(told_at=None), name="notice_untold")]

    def __str__(self) -> str:
        return f"{self.registration} {self.occasion}"


class Announced(models.Model):
    """When and where those who signed up think that the meeting is: what they were told last."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="announced")
    facts: "models.JSONField[Any, Any]" = models.JSONField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.meeting)


class Erasure(models.Model):
    """The receipt that remains when something was erased: what, by which rule, when and how much. Never of whom."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="erasures")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="erasures")
    kind = models.CharField(max_length=20)
    days = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
