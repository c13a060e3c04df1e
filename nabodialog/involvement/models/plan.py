"""How a project will talk with its neighbours: with whom, why, in which format, and when."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nabodialog.method.formats import Format, FormatGuide, format_guide
from nabodialog.people.models.revised import Revised
from nabodialog.projects.models import Milestone, Phase, Project
from nabodialog.projects.models.parts import Owned

from .stakeholder import Stakeholder


class Aim(models.TextChoices):
    """What a talk is for; the ids are the method's."""

    INFORM = "inform", _("Informere")
    LISTEN = "listen", _("Lytte")
    DIALOGUE = "dialogue", _("Ha en samtale")
    DECIDE = "decide", _("Bestemme sammen")


class Rhythm(models.TextChoices):
    ONCE = "once", _("Én gang")
    REGULARLY = "regularly", _("Jevnlig")
    AS_NEEDED = "as_needed", _("Ved behov")


class Unit(models.TextChoices):
    WEEKS = "weeks", _("uker")
    MONTHS = "months", _("måneder")


class Plan(Revised):
    """One per project, made when its first line is."""

    project = models.OneToOneField(Project, models.CASCADE, related_name="plan")
    introduction = models.TextField(_("Kort om planen, til naboene"), max_length=1000, blank=True)
    quiet_weeks = models.PositiveSmallIntegerField(_("Si fra når det er stille så mange uker"), default=12)

    class Meta:
        verbose_name = _("involveringsplanen")

    def __str__(self) -> str:
        return gettext("Involveringsplanen")

    @property
    def guide(self) -> FormatGuide:
        return format_guide(self.project.method_version)


class PlanLineQuerySet(models.QuerySet["PlanLine"]):
    def with_dates(self) -> Self:
        """Joined, not one by one: a list of thousands is too long a question for SQLite."""
        return self.prefetch_related(models.Prefetch("dates", PlanDate.objects.select_related("milestone")))


class PlanLine(Owned, Revised):
    """Without a group of its own a line is for all neighbours."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="lines")
    stakeholder = models.ForeignKey(
        Stakeholder, models.CASCADE, null=True, blank=True, related_name="plan_lines", verbose_name=_("Hvem")
    )
    aim = models.CharField(_("Hva vil dere?"), max_length=10, choices=Aim, default=Aim.DIALOGUE)
    people = models.PositiveIntegerField(_("Omtrent hvor mange er de?"), null=True, blank=True)
    format = models.CharField(_("Format"), max_length=30)
    rhythm = models.CharField(_("Hvor ofte?"), max_length=10, choices=Rhythm, default=Rhythm.ONCE)
    starts_on = models.DateField(_("Dato, eller første gang"), null=True, blank=True)
    every = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(_("Uker eller måneder?"), max_length=10, choices=Unit, default=Unit.WEEKS)
    ends_on = models.DateField(_("Siste dag det kan være"), null=True, blank=True)
    themes = models.CharField(_("Temaer"), max_length=300, blank=True)
    channels = models.CharField(_("Slik inviterer dere, eller sier fra"), max_length=300, blank=True)
    phase = models.CharField(_("Fase"), max_length=20, choices=Phase, default=Phase.PLANNING)
    shown_to_neighbours = models.BooleanField(_("Vis for naboene"), default=True)

    objects = PlanLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("linja i planen")
        ordering = [F("starts_on").asc(nulls_last=True), "pk"]
        constraints = [
            *Owned.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(rhythm=Rhythm.REGULARLY)
                | Q(starts_on__isnull=False, every__gte=1, ends_on__isnull=False, ends_on__gte=F("starts_on")),
                name="a_regular_line_says_from_when_how_often_and_until_when",
                violation_error_message=_("Skriv første gang, hvor ofte, og siste dag."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.format_name}: {self.audience}"

    @property
    def audience(self) -> str:
        return self.stakeholder.name if self.stakeholder else gettext("Alle naboene")

    @property
    def known_format(self) -> Format | None:
        return self.plan.guide.format(self.format)

    @property
    def format_name(self) -> str:
        """Its id where the project's version of the method lacks it."""
        return str(self.known_format.name) if self.known_format else self.format

    @property
    def channel_ids(self) -> list[str]:
        return [id_ for id_ in self.channels.split(",") if id_]


class PlanDate(models.Model):
    """What was made of a line for one of its days. The date it stands on now is the milestone's: it may have moved."""

    line = models.ForeignKey(PlanLine, models.CASCADE, related_name="dates")
    day = models.DateField()
    milestone = models.OneToOneField(Milestone, models.CASCADE, related_name="plan_date")

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["line", "day"], name="a_day_of_a_line_is_made_once")]

    def __str__(self) -> str:
        return f"{self.line} {self.day}"
