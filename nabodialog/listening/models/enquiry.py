"""What a neighbour has said to a project, through whatever channel: one register for all of it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from nabodialog.involvement.models import Meeting
from nabodialog.lib.codes import CODE_LENGTH, grouped, new_code, typable_secret_of
from nabodialog.listening.states import ENDED, PAUSED, State
from nabodialog.people.models import Person
from nabodialog.people.models.contact import readable_phone
from nabodialog.projects.models import InfluenceItem, Project
from nabodialog.projects.models.parts import Owned, Revised

from .theme import Theme

PURPOSE = "nabodialog.listening.enquiry"
LONGEST_TEXT = 4000
MOST_DAYS = 60
WITHOUT_TEXT = _("E-post uten tekst. Se vedleggene i postkassen.")
UNTOLD = Q(told_at=None) & ~Q(email="")


class EnquiryKind(models.TextChoices):
    INPUT = "input", _("Innspill")
    QUESTION = "question", _("Spørsmål")
    CONCERN = "concern", _("Bekymring")
    COMPLAINT = "complaint", _("Klage")
    PRAISE = "praise", _("Ros")


class EnquiryChannel(models.TextChoices):
    WEB = "web", _("Nettskjema")
    PHONE = "phone", _("Telefon")
    DOOR = "door", _("På døra eller ute")
    MEETING = "meeting", _("Møte")
    WALK = "walk", _("Befaring")
    LETTER = "letter", _("Brev")
    EMAIL = "email", _("E-post")


class Outcome(models.TextChoices):
    """What became of it; public numbers never add two of them together."""

    TAKEN_IN = "taken_in", _("Tatt til følge")
    PARTLY = "partly", _("Delvis tatt til følge")
    NOT_TAKEN_IN = "not_taken_in", _("Ikke tatt til følge")
    INFORMED = "informed", _("Spørsmålet er besvart")
    SOLVED = "solved", _("Løst")
    PARTLY_SOLVED = "partly_solved", _("Delvis løst")
    CANNOT = "cannot", _("Kan ikke løses")
    NOT_OURS = "not_ours", _("Ikke vårt ansvar")
    UNFOUNDED = "unfounded", _("Stemte ikke")


# What must be said along with the word.
NEEDS_REASON = frozenset(
    {
        *(Outcome.PARTLY, Outcome.NOT_TAKEN_IN, Outcome.PARTLY_SOLVED),
        *(Outcome.CANNOT, Outcome.NOT_OURS, Outcome.UNFOUNDED),
    }
)


class Means(models.TextChoices):
    """How the one who wrote can be told."""

    EMAIL = "email", _("Naboen får det på e-post.")
    PHONE = "phone", _("Naboen har ikke lagt igjen e-post. Ring, og skriv her at det er fortalt.")
    FAILING = (
        "failing",
        _("E-posten til naboen kommer i retur. Nå naboen på en annen måte, og skriv her at det er fortalt."),
    )
    LETTER = "letter", _("Naboen skrev brev. Svar i brev, og skriv her at det er sendt.")
    CODE = "code", _("Naboen har ikke lagt igjen noe vi kan svare til, og leser det bare med koden sin.")


class ClosingReason(models.TextChoices):
    """Why it ended without an answer."""

    DUPLICATE = "duplicate", _("Samme henvendelse er registrert fra før")
    WITHDRAWN = "withdrawn", _("Naboen har trukket den")
    UNREACHABLE = "unreachable", _("Naboen ville være anonym og kan ikke få svar")
    NO_ENQUIRY = "no_enquiry", _("Ikke en henvendelse, for eksempel søppelpost")
    MISUSE = "misuse", _("Hat, trusler eller annet misbruk")


IS_OPEN = ~Q(state__in=sorted(ENDED))
IS_RUNNING = IS_OPEN & ~Q(state__in=sorted(PAUSED))
"""We owe the next word."""


def is_overdue(today: date) -> Q:
    """From the day after the promised one, by local date."""
    return IS_RUNNING & Q(due_on__lt=today)


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    def open(self) -> Self:
        return self.filter(IS_OPEN)

    def ended(self) -> Self:
        return self.filter(state__in=ENDED)

    def running(self) -> Self:
        return self.filter(IS_RUNNING)

    def overdue(self, today: date) -> Self:
        return self.filter(is_overdue(today))

    def most_urgent_first(self) -> Self:
        return self.order_by("-maybe_urgent", "due_on", "pk")

    def behind(self, code: str, secret: str) -> "Enquiry | None":
        """Wrong and unknown answer alike, and take as long."""
        found = self.filter(code=code).first()
        expected = found.secret if found else typable_secret_of(PURPOSE, "")
        return found if constant_time_compare(secret, expected) and found else None


class Enquiry(Owned, Revised):
    """Its text is for those who handle it. Who wrote it stands apart, in `EnquiryContact`."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="enquiries")
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    # Made with the form, so that a button pressed twice sends once.
    form_key = models.UUIDField(null=True, blank=True)
    kind = models.CharField(_("Hva det er"), max_length=20, choices=EnquiryKind, default=EnquiryKind.QUESTION)
    channel = models.CharField(_("Hvor det kom"), max_length=20, choices=EnquiryChannel, default=EnquiryChannel.WEB)
    text = models.TextField(_("Hva det gjelder"), max_length=LONGEST_TEXT)
    language = models.CharField(max_length=5, default="nb")
    influence_item = models.ForeignKey(
        InfluenceItem, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("Hva den gjelder")
    )
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="enquiries", verbose_name=_("Møte")
    )
    theme = models.ForeignKey(
        Theme, models.SET_NULL, null=True, blank=True, related_name="enquiries", verbose_name=_("Tema")
    )
    maybe_urgent = models.BooleanField(_("Mulig akutt"), default=False)
    state = models.CharField(max_length=20, choices=State, default=State.RECEIVED, editable=False)
    received_at = models.DateTimeField(editable=False)
    opened_at = models.DateTimeField(editable=False)
    promised_days = models.PositiveSmallIntegerField(editable=False)
    due_on = models.DateField(editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    outcome = models.CharField(_("Hva ble det til"), max_length=20, choices=Outcome, blank=True)
    outcome_reason = models.CharField(_("Hvorfor"), max_length=300, blank=True)
    closing_reason = models.CharField(_("Hvorfor uten svar"), max_length=20, choices=ClosingReason, blank=True)
    # What was written is gone since then, as many months after the end as the rule said.
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    erased_after = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    registered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Ført av")
    )

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("henvendelsen")
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["project", "state", "due_on"], name="enquiry_due"),
            models.Index(fields=["ended_at"], condition=Q(ended_at__isnull=False), name="enquiry_ended"),
        ]
        constraints = [
            *Owned.Meta.constraints,
            models.UniqueConstraint(fields=["project", "form_key"], name="one_enquiry_per_form"),
            models.CheckConstraint(
                condition=~Q(state=State.ANSWERED) | (~Q(outcome="") & Q(ended_at__isnull=False)),
                name="answered_has_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.CLOSED) | (~Q(closing_reason="") & Q(ended_at__isnull=False)),
                name="closed_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.ANSWERED, State.CLOSED]) | Q(ended_at=None), name="only_what_ended_ended"
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None, erased_after=None) | Q(erased_at__isnull=False, erased_after__isnull=False),
                name="erased_by_a_rule",
            ),
            models.CheckConstraint(
                condition=Q(promised_days__gte=1, promised_days__lte=MOST_DAYS), name="enquiry_days_are_possible"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("listening:enquiry", args=[self.project.municipality.slug, self.project.slug, self.code])

    @property
    def secret(self) -> str:
        return typable_secret_of(PURPOSE, self.code)

    @property
    def readable_code(self) -> str:
        return grouped(self.code)

    @property
    def means(self) -> Means:
        contact: EnquiryContact | None = getattr(self, "contact", None)
        if contact and contact.email and contact.failing_at:
            return Means.FAILING
        if contact:
            return Means.EMAIL if contact.email else Means.PHONE
        return Means.LETTER if self.channel == EnquiryChannel.LETTER else Means.CODE

    @property
    def readable_secret(self) -> str:
        return grouped(self.secret)

    @property
    def is_ended(self) -> bool:
        return self.state in ENDED

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None

    @property
    def first_words(self) -> str:
        """What it is called in a list."""
        return self.text or str(_("Teksten er slettet") if self.is_erased else WITHOUT_TEXT)

    @property
    def is_paused(self) -> bool:
        return self.state in PAUSED

    def is_overdue(self, today: date) -> bool:
        return not self.is_ended and not self.is_paused and self.due_on < today


class EnquiryContactQuerySet(models.QuerySet["EnquiryContact"]):
    def untold(self) -> Self:
        """Have an e-mail, and have not been told that we have what they wrote."""
        return self.filter(UNTOLD)


class EnquiryContact(models.Model):
    """How the one who wrote can be reached: apart from the text, seen by few, each look recorded."""

    enquiry = models.OneToOneField(Enquiry, models.CASCADE, related_name="contact")
    name = models.CharField(_("Navn"), max_length=100, blank=True)
    email = models.EmailField(_("E-post"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=20, blank=True, validators=[readable_phone])
    told_at = models.DateTimeField(null=True, blank=True, editable=False)
    # A letter to the address came back: nothing more is sent there.
    failing_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = EnquiryContactQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["enquiry"], condition=UNTOLD, name="enquiry_contact_untold")]
        constraints = [
            models.CheckConstraint(condition=~Q(email="") | ~Q(phone=""), name="contact_can_be_reached"),
        ]

    def __str__(self) -> str:
        return str(self.enquiry)


class EmergencyCount(models.Model):
    """How many said, on one day, that there is danger now. Nothing else is kept of them."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="emergency_counts")
    on = models.DateField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-on"]
        constraints = [models.UniqueConstraint(fields=["project", "on"], name="one_count_a_day")]

    def __str__(self) -> str:
        return f"{self.on}: {self.number}"
