"""What is new in a project for those who follow it: read from what neighbours see now, and from nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nabodialog.involvement.public import MEETING, MINUTES, PLAN, PublicMeeting, PublicMinutes
from nabodialog.listening.public import HEARD, PROMISES
from nabodialog.projects.models import ChangeKind, Project, Supplement
from nabodialog.projects.public import PublicChange, PublicMilestone, PublicProject, public_content
from nabodialog.projects.standing import long_date, when

NEWS, CORRECTION = "news", "correction"
HEADINGS: dict[str, str | Promise] = {
    ChangeKind.MOVED: _("Ny dato"),
    ChangeKind.ALTERED: _("Nytt tidspunkt eller sted"),
    ChangeKind.REOPENED: _("Tatt opp igjen"),
    ChangeKind.DROPPED: _("Blir ikke noe av"),
    NEWS: _("Nytt"),
    MEETING: _("Møte"),
    MINUTES: _("Referat"),
    CORRECTION: _("Referatet er rettet"),
    PLAN: _("Plan for hvordan vi snakker sammen"),
    HEARD: _("Hva vi har hørt, og hva vi gjør"),
    PROMISES: _("Det vi har lovet, og hva det ble til"),
}


@dataclass(frozen=True)
class News:
    """One thing that was published. Title and texts are in the project's own language."""

    event: str
    at: datetime
    kind: str
    title: str = ""
    text: str = ""
    change: PublicChange | None = None
    milestone: PublicMilestone | None = None
    page: str = "project"

    @property
    def heading(self) -> str:
        return str(HEADINGS[self.kind])

    @property
    def when(self) -> str:
        return when(self.milestone) if self.milestone and self.kind == MEETING else ""

    @property
    def former_day(self) -> str:
        return day(self.change.old_date) if self.change and self.change.new_date else ""

    @property
    def new_day(self) -> str:
        return day(self.change.new_date) if self.change and self.change.old_date else ""

    def url(self, project: Project) -> str:
        names = [project.municipality.slug, project.slug]
        if self.page == "meeting" and self.milestone:
            names.append(str(self.milestone.uid))
        return settings.SITE_URL + reverse(f"neighbours:{self.page}", args=names)


def day(moment: date | None) -> str:
    return long_date(moment) if moment else ""


def news_of(project: Project) -> list[News]:
    """The oldest first; nothing where neighbours do not see the project."""
    content = public_content(project)
    if content is None:
        return []
    found = [*told_on_page(content), *told_beside(project, content)]
    return sorted(found, key=lambda one: (one.at, one.event))


def told_on_page(content: PublicProject) -> Iterator[News]:
    for change in content.changes:
        yield News(f"change:{change.id}", change.at, change.kind, change.label, change.explanation, change)
    for told in content.news:
        yield News(f"news:{told.at.isoformat()}", told.at, NEWS, text=told.text)


def told_beside(project: Project, content: PublicProject) -> Iterator[News]:
    """What has pages of its own. Of each thing the copy that stands; how a meeting moves is told as a change."""
    copies = list(Supplement.objects.filter(project=project).defer("content").order_by("number"))
    standing = {copy.pk: copy for copy in Supplement.objects.public().filter(project=project)}
    dates = {str(each.uid): each for each in content.milestones if not each.dropped_on}
    meetings = {copy.key: dates[copy.key] for copy in standing.values() if copy.room == MEETING and copy.key in dates}
    for copy in standing.values():
        if copy.room == MEETING and copy.key in meetings and not meetings[copy.key].happened_on:
            yield meeting_news(copy, meetings[copy.key], first_shown(copies, copy))
        elif copy.room == MINUTES and copy.key in meetings:
            yield minutes_news(copy, meetings[copy.key])
        elif copy.room in {PLAN, HEARD, PROMISES}:
            yield News(f"copy:{copy.pk}", copy.at, copy.room, page=copy.room)


def first_shown(copies: list[Supplement], copy: Supplement) -> datetime:
    """Since it was last withdrawn, if it ever was."""
    start = copy.at
    for each in (each for each in reversed(copies) if (each.room, each.key) == (copy.room, copy.key)):
        if each.withdrawn_at:
            break
        start = each.at
    return start


def meeting_news(copy: Supplement, milestone: PublicMilestone, at: datetime) -> News:
    about = PublicMeeting.model_validate(copy.content).about
    return News(f"meeting:{copy.key}", at, MEETING, milestone.title, about, milestone=milestone, page="meeting")


def minutes_news(copy: Supplement, milestone: PublicMilestone) -> News:
    minutes = PublicMinutes.model_validate(copy.content)
    put_right = minutes.corrections and minutes.corrections[0].at == copy.at
    kind, text = (CORRECTION, minutes.corrections[0].text) if put_right else (MINUTES, minutes.summary)
    return News(f"copy:{copy.pk}", copy.at, kind, milestone.title, text, milestone=milestone, page="meeting")
