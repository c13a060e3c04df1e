"""The kit for a meeting: how it runs, a sheet to count those who come, and three questions afterwards. No names."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from nabodialog.involvement.models import AgendaItem, Meeting, PlanDate, StakeholderKind
from nabodialog.method.content import Text
from nabodialog.method.formats import Format, format_guide
from nabodialog.projects.standing import long_date

from .meeting_sheets import Evaluation, HeadCount, Listed, Question, RunSheet, RunSheetLine
from .sending import page_of, sender_of
from .sheets import Sheet
from .typesetting import typeset

MOST_GROUPS = 12
"""As many as one sheet holds."""
NOT_COUNTED_APART = {StakeholderKind.POLITICIANS, StakeholderKind.POLICE_AND_FIRE}
Timed = tuple[int | None, str, str]
"""How many minutes, what, and what more there is to say of it."""


@dataclass(frozen=True)
class MeetingPaper:
    """For staff to print; nothing on it is published by that."""

    name: str
    template: str
    title: str | Promise
    gather: Callable[[Meeting], Sheet]

    def made(self, meeting: Meeting) -> bytes:
        with override(meeting.project.language):
            return typeset(self.template, self.gather(meeting))


def run_sheet(meeting: Meeting) -> RunSheet:
    known = format_of(meeting)
    return RunSheet(
        **about(meeting),
        lead=when_and_where(meeting),
        head=(_("Når"), _("Hva")),
        lines=tuple(clocked(meeting.milestone.starts_at, course(meeting, known))),
        lists=tuple(lists_of(known)),
    )


def format_of(meeting: Meeting) -> Format:
    """As the plan has it; else the one of this kind that has room for the most."""
    guide = format_guide(meeting.project.method_version)
    planned = PlanDate.objects.filter(milestone=meeting.milestone).select_related("line").first()
    chosen = guide.format(planned.line.format) if planned else None
    of_kind = [each for each in guide.formats if each.kind == meeting.kind]
    return chosen or max(of_kind, key=lambda each: each.largest)


def course(meeting: Meeting, known: Format) -> list[Timed]:
    """The format's own steps; with an agenda, its first and last around what is on the agenda."""
    steps: list[Timed] = [(step.minutes, str(step.text), "") for step in known.steps]
    agenda = [on_the_agenda(item) for item in meeting.agenda.all()]
    return [steps[0], *agenda, steps[-1]] if agenda else steps


def on_the_agenda(item: AgendaItem) -> Timed:
    internal = "" if item.is_open else _("Intern sak: bare for oss.")
    return item.minutes, item.title, " ".join(part for part in (internal, item.text) if part)


def clocked(start: time | None, steps: Iterable[Timed]) -> Iterator[RunSheetLine]:
    """The hour at which each begins, as long as it is known how long those above it take."""
    now = datetime.combine(date.min, start) if start else None
    for minutes, text, note in steps:
        length = _("%(minutes)s min") % {"minutes": minutes} if minutes else ""
        clock = time_format(now.time()) if now else length
        yield RunSheetLine(clock, text, note)
        now = now + timedelta(minutes=minutes) if now and minutes else None


def lists_of(known: Format) -> Iterator[Listed]:
    def listed(title: str, texts: Iterable[Text]) -> Listed:
        return Listed(title, tuple(map(str, texts)))

    yield listed(_("Roller"), known.roles)
    yield listed(_("Rommet"), [known.room])
    yield listed(_("Pass på"), known.risks)


def head_count(meeting: Meeting) -> HeadCount:
    groups = meeting.project.stakeholders.exclude(kind__in=NOT_COUNTED_APART)
    names = list(groups.values_list("name", flat=True)[:MOST_GROUPS])
    return HeadCount(
        **about(meeting, _("Hvor mange kom?")),
        lead=f"{meeting}, {when_and_where(meeting)}",
        head=(_("Gruppe"), _("En strek for hver"), _("I alt")),
        groups=(*names, _("Andre naboer"), _("Fra kommunen")),
        no_names=_("Ingen navn og ingen underskrifter. Tallet er alt vi tar vare på."),
    )


def evaluation(meeting: Meeting) -> Evaluation:
    answers = (_("Ja"), _("Delvis"), _("Nei"))
    return Evaluation(
        **about(meeting, _("Hva syntes du om møtet?")),
        lead=f"{meeting}, {when_and_where(meeting)}",
        no_names=_("Tre spørsmål. Ikke skriv navnet ditt, og ikke noe om andre. Legg arket i esken ved døra."),
        questions=(
            Question(_("Fikk du sagt det du ville?"), answers),
            Question(_("Fikk du svar på det du lurte på?"), answers),
            Question(_("Hva bør vi gjøre annerledes neste gang?")),
        ),
        thanks=_("Takk for at du kom. Vi forteller hva dere svarte, og hva vi gjør med det."),
    )


def about(meeting: Meeting, title: str = "") -> "dict[str, Any]":
    project = meeting.project
    facts = {"sender": sender_of(project), "page_of": page_of()}
    return {"language": project.language, "title": title or str(meeting), **facts}


def when_and_where(meeting: Meeting) -> str:
    milestone = meeting.milestone
    hours = "–".join(time_format(each) for each in (milestone.starts_at, milestone.ends_at) if each)
    return ", ".join(part for part in (long_date(milestone.planned_on), hours, milestone.place) if part)


MEETING_PAPERS = (
    MeetingPaper("kjoreplan", "run_sheet", gettext_lazy("Kjøreplan"), run_sheet),
    MeetingPaper("telleark", "head_count", gettext_lazy("Telleark uten navn"), head_count),
    MeetingPaper("evaluering", "evaluation", gettext_lazy("Tre spørsmål etterpå"), evaluation),
)
