"""Where neighbours and the municipality meet. When, where and for whom stands in the milestone it is built upon."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Person
from nabodialog.people.models.revised import Revised
from nabodialog.projects.models import Audience, Milestone, Project

from .stakeholder import Stakeholder

LARGEST_MEETING = 10_000
LONGEST_ITEM = 600


class MeetingKind(models.TextChoices):
    INFORMATION = "information", _("Informasjonsmøte")
    DIALOGUE = "dialogue", _("Dialogmøte")
    INPUT = "input", _("Innspillsmøte")
    WORKSHOP = "workshop", _("Verksted")
    OPEN_HOUSE = "open-house", _("Åpent hus")
    WALK = "walk", _("Befaring")
    DUGNAD = "dugnad", _("Dugnad")
    FOLLOW_UP = "follow-up", _("Oppfølgingsmøte")
    STANDING_GROUP = "standing-group", _("Fast kontaktgruppe")


class Known(models.TextChoices):
    YES = "yes", _("Ja")
    NO = "no", _("Nei")
    UNKNOWN = "unknown", _("Vet ikke ennå")


class SignUp(models.TextChoices):
    NONE = "none", _("Bare møt opp")
    OPEN = "open", _("Folk melder seg på")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def in_project(self, project: Project) -> Self:
        return self.filter(milestone__project=project)

    def coming(self) -> Self:
        """Neither held nor cancelled, also where its day has passed."""
        return self.filter(milestone__dropped_on=None, milestone__happened_on=None)

    def held(self) -> Self:
        return self.filter(milestone__dropped_on=None).exclude(milestone__happened_on=None)

    def cancelled(self) -> Self:
        return self.exclude(milestone__dropped_on=None)


class Meeting(Revised):
    milestone = models.OneToOneField(Milestone, models.CASCADE, related_name="meeting")
    kind = models.CharField(_("Hva slags møte"), max_length=20, choices=MeetingKind, default=MeetingKind.DIALOGUE)
    about = models.TextField(_("Hva møtet er til for"), max_length=2000, blank=True)
    step_free = models.CharField(_("Trinnfritt"), max_length=10, choices=Known, default=Known.UNKNOWN)
    hearing_loop = models.CharField(_("Teleslynge"), max_length=10, choices=Known, default=Known.UNKNOWN)
    accessible_toilet = models.CharField(
        _("Toalett for rullestol"), max_length=10, choices=Known, default=Known.UNKNOWN
    )
    accessibility = models.TextField(_("Mer om å komme seg dit og inn"), max_length=1000, blank=True)
    capacity = models.PositiveIntegerField(
        _("Plass til"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LARGEST_MEETING)],
    )
    sign_up = models.CharField(_("Påmelding"), max_length=10, choices=SignUp, default=SignUp.NONE)
    sign_up_until = models.DateField(_("Påmelding til og med"), null=True, blank=True)
    notes = models.TextField(_("Notater"), max_length=4000, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("møtet")
        ordering = ["milestone__planned_on", "milestone__starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gte=1, capacity__lte=LARGEST_MEETING),
                name="meeting_has_room_for_someone",
            ),
            models.CheckConstraint(
                condition=Q(sign_up_until=None) | Q(sign_up=SignUp.OPEN), name="only_what_is_open_closes"
            ),
        ]

    def __str__(self) -> str:
        return self.milestone.title

    def get_absolute_url(self) -> str:
        return self.url("meeting")

    def url(self, page: str, *parts: int) -> str:
        """The address of one of its pages for staff."""
        project = self.project
        return reverse(f"involvement:{page}", args=[project.municipality.slug, project.slug, self.pk, *parts])

    @property
    def project(self) -> Project:
        return self.milestone.project

    @property
    def key(self) -> str:
        """What a published copy of it is known by."""
        return str(self.milestone.uid)

    @property
    def is_for_neighbours(self) -> bool:
        return self.milestone.audience == Audience.NEIGHBOURS

    @property
    def is_held(self) -> bool:
        return self.milestone.happened_on is not None and not self.is_cancelled

    @property
    def is_cancelled(self) -> bool:
        return self.milestone.dropped_on is not None

    @property
    def expected(self) -> int:
        """How many have a place, or an offer of one."""
        return self.registrations.with_place().people() + self.registrations.offered().people()

    @property
    def attended(self) -> int | None:
        """How many came; None where nobody has counted."""
        total: int | None = self.attendance.aggregate(total=Sum("number"))["total"]
        return total


class Attendance(models.Model):
    """How many came of one group. Only ever a number: who came is not written down."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    stakeholder = models.ForeignKey(Stakeholder, models.SET_NULL, null=True, blank=True, related_name="attendance")
    label = models.CharField(max_length=100)
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "label"], name="one_number_of_each_group"),
            models.CheckConstraint(condition=Q(number__lte=LARGEST_MEETING), name="attendance_is_possible"),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.number}"


class Openness(models.TextChoices):
    OPEN = "open", _("Åpen: naboene kan lese den")
    INTERNAL = "internal", _("Intern: bare for oss")


class AgendaItem(Revised):
    """What is talked about, and what came of it. What is internal never leaves."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    place = models.PositiveIntegerField(editable=False)
    title = models.CharField(_("Sak"), max_length=150)
    text = models.TextField(_("Litt mer om saken"), max_length=1000, blank=True)
    minutes = models.PositiveIntegerField(
        _("Minutter"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(LONGEST_ITEM)]
    )
    openness = models.CharField(_("Hvem kan lese saken"), max_length=10, choices=Openness, default=Openness.OPEN)
    question = models.TextField(_("Hva naboene spurte om"), max_length=4000, blank=True)
    answer = models.TextField(_("Hva vi svarte"), max_length=4000, blank=True)
    decision = models.TextField(_("Hva vi ble enige om"), max_length=4000, blank=True)
    follow_up = models.TextField(_("Hva som skjer videre"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("saken")
        ordering = ["place", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__gte=1, minutes__lte=LONGEST_ITEM), name="agenda_item_takes_time"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.openness == Openness.OPEN

    @property
    def said(self) -> str:
        """All that we said, where a promise may stand."""
        return "\n".join(filter(None, (self.answer, self.decision, self.follow_up)))

    @property
    def has_minutes(self) -> bool:
        return any((self.question, self.answer, self.decision, self.follow_up))


class Minutes(Revised):
    """What is written of a meeting as a whole; what was said on each point stands on the agenda."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="minutes")
    summary = models.TextField(_("Kort om møtet"), max_length=4000, blank=True)
    written_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("referatet fra")

    def __str__(self) -> str:
        return self.meeting.milestone.title


class Approval(models.Model):
    """Somebody has read the minutes and found them right, as they stood then (`fingerprint`), and in no other words."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="approvals")
    fingerprint = models.CharField(max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["minutes", "fingerprint"], name="approved_once")]

    def __str__(self) -> str:
        return f"{self.minutes} {self.at:%Y-%m-%d}"
