"""What is written after an enquiry came, by either side, and how it moved."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabodialog.listening.states import State
from nabodialog.people.models import Person

from .enquiry import LONGEST_TEXT, Enquiry


class MessageKind(models.TextChoices):
    ADDITION = "addition", _("Naboen skrev mer")
    QUESTION = "question", _("Spørsmål til naboen")
    DELAY = "delay", _("Foreløpig svar")
    ANSWER = "answer", _("Svar")
    NOTE = "note", _("Internt notat")


FROM_NEIGHBOUR = frozenset({MessageKind.ADDITION})
TO_NEIGHBOUR = frozenset({MessageKind.QUESTION, MessageKind.DELAY, MessageKind.ANSWER})


class MessageQuerySet(models.QuerySet["Message"]):
    def from_neighbour(self) -> Self:
        return self.filter(kind__in=FROM_NEIGHBOUR)

    def seen_by_neighbour(self) -> Self:
        return self.exclude(kind=MessageKind.NOTE)

    def untold(self) -> Self:
        """Written to a neighbour, and not on its way yet."""
        return self.filter(kind__in=TO_NEIGHBOUR, told_at=None)


class Message(models.Model):
    """One thing that was written after the enquiry came, by either side. Never changed afterwards."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=20, choices=MessageKind)
    text = models.TextField(_("Tekst"), max_length=LONGEST_TEXT)
    form_key = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["at"], condition=Q(told_at=None), name="message_untold")]
        constraints = [
            models.UniqueConstraint(fields=["enquiry", "form_key"], name="one_message_per_form"),
            models.CheckConstraint(
                condition=Q(kind=MessageKind.ADDITION, by=None) | (~Q(kind=MessageKind.ADDITION) & Q(by__isnull=False)),
                name="message_is_from_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enquiry} {self.kind}"

    @property
    def is_from_neighbour(self) -> bool:
        return self.kind in FROM_NEIGHBOUR

    @property
    def is_to_neighbour(self) -> bool:
        return self.kind in TO_NEIGHBOUR


class Move(models.Model):
    """That an enquiry went from one state to another: when, by whom (nobody: the neighbour), and why."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="moves")
    start = models.CharField(max_length=20, choices=State)
    end = models.CharField(max_length=20, choices=State)
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.enquiry} {self.start} → {self.end}"
