import uuid
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Municipality

# How long we wait after each attempt that failed. After the last, we give up: some four days after the first.
PATIENCE = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 1440, 1440, 1440))


class Trouble(models.TextChoices):
    """Why a letter has not arrived, in words for people; never with an address in them."""

    UNREACHABLE = "unreachable", _("Vi når ikke e-postserveren.")
    CUT = "cut", _("Forbindelsen til e-postserveren ble brutt.")
    NOT_TRUSTED = "not_trusted", _("E-postserveren slipper oss ikke inn. Se over innstillingene for e-post.")
    BUSY = "busy", _("Mottakerens e-postserver ber oss prøve igjen senere.")
    REFUSED = "refused", _("Mottakerens e-postserver tar ikke imot. Adressen kan være feil.")
    BOUNCED = "bounced", _("Brevet kom i retur. Vi sender ikke mer dit. Adressen kan være feil.")


class Told(models.TextChoices):
    """What a letter tells of. Its words stand in `templates/post/emails/<name>/`."""

    RECEIPT = "receipt", _("Kvittering for påmelding")
    WAITING = "waiting", _("Plass på venteliste")
    OFFER = "offer", _("Tilbud om ledig plass")
    PLACE = "place", _("Plass på møtet")
    CHANGE = "change", _("Møtet er endret")
    CANCELLATION = "cancellation", _("Møtet er avlyst")
    REMINDER = "reminder", _("Påminnelse om møtet")
    WITHDRAWAL = "withdrawal", _("Avmelding")
    LINK = "link", _("Lenke til påmeldingen")
    FOLLOW = "follow", _("Spørsmål om å bekrefte at noen vil følge")
    FOLLOWING = "following", _("Lenke til den som følger")
    NEWS = "news", _("Nytt til dem som følger")
    ENQUIRY_RECEIPT = "enquiry_receipt", _("Kvittering for henvendelse")
    ENQUIRY_QUESTION = "enquiry_question", _("Spørsmål om en henvendelse")
    ENQUIRY_DELAY = "enquiry_delay", _("Foreløpig svar på en henvendelse")
    ENQUIRY_ANSWER = "enquiry_answer", _("Svar på en henvendelse")
    MAIL_RECEIPT = "mail_receipt", _("Kvittering for en e-post")
    MAIL_URGENT = "mail_urgent", _("Varsel om en e-post som kan haste")
    FORWARDING = "forwarding", _("Spørsmål til noen utenfor kommunen")


class MailQuerySet(models.QuerySet["Mail"]):
    def waiting(self) -> Self:
        return self.filter(sent_at=None, failed_at=None)

    def first_to_each(self) -> Self:
        """Of what waits, the oldest to each recipient: an answer does not overtake a receipt that was put off."""
        earlier = self.model.objects.waiting().filter(recipient=OuterRef("recipient"), pk__lt=OuterRef("pk"))
        return self.waiting().filter(~Exists(earlier))

    def failed(self) -> Self:
        return self.exclude(failed_at=None)

    def sent(self) -> Self:
        return self.exclude(sent_at=None)

    def bounced_from(self, address: str) -> Self:
        """Letters to this address that came back, and that nobody has asked us to try again."""
        return self.failed().filter(recipient=address, trouble=Trouble.BOUNCED)

    def ended_before(self, moment: datetime) -> Self:
        """Sent or given up, long enough ago that nobody needs to see what stood in it."""
        return self.filter(Q(sent_at__lt=moment) | Q(failed_at__lt=moment), erased_at=None)


class Mail(models.Model):
    """A letter by e-mail that shall leave, and afterwards the receipt that it did.

    `key` says what is told to whom («notice:12»), so nothing can be told twice. When its time is over, address and
    text are erased; the row remains.
    """

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="mails")
    key = models.CharField(max_length=100, unique=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=20, choices=Told.choices)
    recipient = models.EmailField(blank=True)
    reply_to = models.EmailField(blank=True)
    in_reply_to = models.CharField(max_length=250, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    page = models.TextField(blank=True)
    calendar = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    created_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    trouble = models.CharField(max_length=20, choices=Trouble.choices, blank=True)
    answer = models.PositiveSmallIntegerField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [
            models.Index(fields=["next_at"], condition=Q(sent_at=None, failed_at=None), name="mail_waiting"),
            models.Index(fields=["recipient"], condition=Q(sent_at=None, failed_at=None), name="mail_waiting_for"),
            models.Index(fields=["municipality", "created_at"], name="mail_of_municipality"),
            models.Index(fields=["recipient"], condition=Q(trouble=Trouble.BOUNCED), name="mail_bounced"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(sent_at=None) | Q(failed_at=None), name="mail_sent_or_failed"),
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | Q(recipient="", subject="", text="", page="", calendar="", in_reply_to=""),
                name="mail_erased_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def masked_recipient(self) -> str:
        """Enough to recognise an address that one knows, and no more."""
        name, _at, domain = self.recipient.partition("@")
        return f"{name[:1]}…@{domain}"

    def note_sent(self, now: datetime) -> None:
        self.attempts += 1
        self.sent_at, self.trouble, self.answer = now, "", None
        self.save(update_fields=["attempts", "sent_at", "trouble", "answer"])

    def note_bounce(self, now: datetime) -> None:
        """It left, and came back."""
        self.sent_at, self.failed_at, self.trouble = None, now, Trouble.BOUNCED
        self.save(update_fields=["sent_at", "failed_at", "trouble"])

    def note_trouble(self, trouble: Trouble, answer: int | None, now: datetime) -> None:
        """Try again later; or give up, where the answer was no or our patience has ended."""
        over = trouble in {Trouble.REFUSED, Trouble.BOUNCED} or self.attempts >= len(PATIENCE)
        wait = timedelta(0) if over else PATIENCE[self.attempts]
        self.attempts, self.next_at = self.attempts + 1, now + wait
        self.trouble, self.answer, self.failed_at = trouble, answer, now if over else None
        self.save(update_fields=["attempts", "next_at", "trouble", "answer", "failed_at"])
