"""What comes to a municipality's mailbox: every mail once, where staff see it, until somebody has handled it."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Municipality, Person

from .enquiry import Enquiry
from .message import Message

LONGEST_SUBJECT = 300


class MailKind(models.TextChoices):
    """Only what a person wrote is answered by itself, and only that can become a message by itself."""

    WRITTEN = "written", _("Skrevet til oss")
    AUTOMATIC = "automatic", _("Sendt av en maskin")
    BOUNCE = "bounce", _("Et brev fra oss som kom i retur")


class BoxTrouble(models.TextChoices):
    UNREACHABLE = "unreachable", _("Vi når ikke postkassen.")
    NOT_TRUSTED = "not_trusted", _("Postkassen slipper oss ikke inn. Se over brukernavn og passord.")


class Mailbox(models.Model):
    """How far a municipality's mailbox is read. Where it is, and its password, stand in the settings alone."""

    municipality = models.OneToOneField(Municipality, models.CASCADE, related_name="mailbox")
    since = models.DateField()
    validity = models.PositiveBigIntegerField(default=0)
    last_uid = models.PositiveBigIntegerField(default=0)
    next_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=20, choices=BoxTrouble, blank=True)

    def __str__(self) -> str:
        return f"{self.municipality} {self.last_uid}"


WAITING = Q(kind=MailKind.WRITTEN, settled_at=None)


class IncomingMailQuerySet(models.QuerySet["IncomingMail"]):
    def waiting(self) -> Self:
        """For one of us: what may be about danger first, then the oldest."""
        return self.filter(WAITING).order_by("-maybe_urgent", "received_at", "pk")

    def settled(self) -> Self:
        return self.exclude(settled_at=None).order_by("-settled_at", "-pk")

    def by_machines(self) -> Self:
        return self.filter(settled_at=None).exclude(kind=MailKind.WRITTEN).order_by("-received_at", "-pk")


class IncomingMail(models.Model):
    """One mail. It is settled when it is part of an enquiry or set aside; some time later only its receipt is left.

    `digest` is of the municipality and the whole mail, so that no mail is ever taken in twice.
    """

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="incoming")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=MailKind)
    header_id = models.CharField(max_length=250, blank=True)
    sender = models.EmailField(blank=True)
    sender_name = models.CharField(max_length=100, blank=True)
    subject = models.CharField(max_length=LONGEST_SUBJECT, blank=True)
    text = models.TextField(blank=True)
    quoted = models.TextField(blank=True)
    attachments: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    is_cut = models.BooleanField(default=False)
    is_unreadable = models.BooleanField(default=False)
    maybe_urgent = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    suggestion = models.ForeignKey(Enquiry, models.SET_NULL, null=True, blank=True, related_name="+")
    enquiry = models.ForeignKey(Enquiry, models.SET_NULL, null=True, blank=True, related_name="incoming")
    message = models.OneToOneField(Message, models.SET_NULL, null=True, blank=True, related_name="incoming")
    aside_reason = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = IncomingMailQuerySet.as_manager()

    class Meta:
        ordering = ["received_at", "pk"]
        verbose_name = _("e-posten")
        indexes = [
            models.Index(fields=["municipality", "received_at"], condition=WAITING, name="mail_waits_for_us"),
            models.Index(fields=["municipality", "header_id"], name="mail_by_header_id"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | Q(sender="", sender_name="", subject="", text="", quoted="", header_id=""),
                name="erased_mail_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return str(_("E-post %(number)s")) % {"number": self.pk}

    def get_absolute_url(self) -> str:
        return reverse("listening:mail", args=[self.municipality.slug, self.pk])


class RawMail(models.Model):
    """The mail as it came, for those who may see how neighbours are reached; each look is recorded."""

    mail = models.OneToOneField(IncomingMail, models.CASCADE, related_name="raw")
    source = models.BinaryField()

    def __str__(self) -> str:
        return str(self.mail)
