"""Letters to neighbours: written, approved as they stood, printed for a list of addresses, and noted as sent."""

from datetime import datetime, timedelta
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Person
from nabodialog.people.models.revised import Revised
from nabodialog.projects.models import Milestone, Project

from .address_list import AddressList

MOST_LETTERS = 100_000
PATIENCE = timedelta(minutes=2)


class LetterKind(models.TextChoices):
    FIRST = "first", _("Første informasjon")
    INVITATION = "invitation", _("Invitasjon")
    CHANGE = "change", _("Endring")
    STATUS = "status", _("Slik står det")
    THANKS = "thanks", _("Takk")


class Letter(Revised):
    """Begun from a template of the method, and then the project's own words."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="letters")
    kind = models.CharField(_("Hva slags brev"), max_length=20, choices=LetterKind)
    milestone = models.ForeignKey(
        Milestone, models.SET_NULL, null=True, blank=True, related_name="letters", verbose_name=_("Dato det gjelder")
    )
    title = models.CharField(_("Overskrift"), max_length=120)
    text = models.TextField(_("Teksten"), max_length=5000)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+", editable=False)
    changed_at = models.DateTimeField(editable=False, default=timezone.now)

    class Meta:
        verbose_name = _("brevet")
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reports:letter", args=[self.project.municipality.slug, self.project.slug, self.pk])

    @property
    def approval(self) -> "LetterApproval | None":
        """Of the letter as it stands now: a word that is changed later needs a new one."""
        return next((each for each in self.approvals.all() if each.revision == self.revision), None)


class LetterApproval(models.Model):
    """Who read the letter as it stood at a revision, and let it go to neighbours."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="approvals")
    revision = models.PositiveIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "revision"], name="one_approval_per_revision")]

    def __str__(self) -> str:
        return str(self.letter)


class Printed(models.TextChoices):
    LETTERS = "letters", _("Brev, klare til vinduskonvolutt")
    LABELS = "labels", _("Adresselapper, 3 × 7 på A4")


class PrintRunQuerySet(models.QuerySet["PrintRun"]):
    def available_to(self, person: Person, project: Project) -> Self:
        """Addresses are nobody's business but those of who made them, and of whoever leads the project."""
        return self if project.can_be_led_by(person) else self.filter(by=person)

    def with_progress(self) -> Self:
        """How many letters there are in all, and how many of them are in a file."""
        letters = F("files__last") - F("files__first") + 1
        made = Sum(letters, filter=Q(files__made_at__isnull=False), default=0)
        return self.annotate(total=Sum(letters, default=0), ready=made)


class PrintRun(models.Model):
    """One letter for all addresses of a list, in files that a printer takes. Gone when the list is gone."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="print_runs")
    addresses = models.ForeignKey(
        AddressList, models.CASCADE, related_name="print_runs", verbose_name=_("Adresseliste")
    )
    printed = models.CharField(_("Hva vil du skrive ut?"), max_length=10, choices=Printed, default=Printed.LETTERS)
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=5000)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    # What `with_progress` adds.
    total: int
    ready: int
    unprintable = models.CharField(max_length=300, blank=True)

    objects = PrintRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("utskriften")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        project = self.letter.project
        return reverse("reports:print_run", args=[project.municipality.slug, project.slug, self.pk])

    @property
    def is_ready(self) -> bool:
        return not self.unprintable and self.ready == self.total

    def is_slow(self, now: datetime) -> bool:
        """Nothing is made long after it was asked for: most likely nobody is at work beside the pages."""
        return not self.unprintable and not self.ready and now - self.at > PATIENCE


class PrintedFileQuerySet(models.QuerySet["PrintedFile"]):
    def waiting(self) -> Self:
        return self.filter(made_at=None, run__unprintable="")

    def made(self) -> Self:
        return self.exclude(made_at=None)


class PrintedFile(models.Model):
    """Some hundred letters in one PDF: what a worker makes at a time, and begins anew if it is killed in between."""

    run = models.ForeignKey(PrintRun, models.CASCADE, related_name="files")
    number = models.PositiveIntegerField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    lines: "models.JSONField[list[int], list[int]]" = models.JSONField()
    due_at = models.DateTimeField(default=timezone.now, db_index=True)
    made_at = models.DateTimeField(null=True)
    pdf = models.BinaryField(default=b"")

    objects = PrintedFileQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="one_printed_file_per_number"),
            models.CheckConstraint(condition=Q(made_at=None) | ~Q(pdf=b""), name="printed_file_is_made_with_pdf"),
        ]

    def __str__(self) -> str:
        return f"{self.run} {self.number}"

    def keep(self, pdf: bytes, now: datetime) -> None:
        """Made twice, by one that was slow and one that took over, it is the same; of a list that is gone, nothing."""
        type(self).objects.filter(pk=self.pk).update(pdf=pdf, made_at=now)


class Posting(models.Model):
    """That letters were sent: by whom, when and how many. Stands when the addresses are gone."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="postings")
    on = models.DateField(_("Når ble de sendt?"))
    number = models.PositiveIntegerField(
        _("Hvor mange?"), validators=[MinValueValidator(1), MaxValueValidator(MOST_LETTERS)]
    )
    note = models.CharField(_("Til hvem, og hvordan"), max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("utsendingen")
        ordering = ["-on", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="posting_has_letters")]

    def __str__(self) -> str:
        return str(self.letter)
