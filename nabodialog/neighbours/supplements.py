"""What goes out beside the project's page: the plan, the promises, the page about a meeting, and its minutes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nabodialog.involvement.approving import is_approved
from nabodialog.involvement.doors import meeting_in
from nabodialog.involvement.gathering import meeting_page, public_meeting, public_minutes
from nabodialog.involvement.models import Meeting
from nabodialog.involvement.plan_publishing import public_plan, publish_plan, shown_plan, withdraw_plan
from nabodialog.involvement.public import MEETING, MINUTES, PLAN, MeetingPage, PublicMinutes, PublicPlan
from nabodialog.involvement.publishing import (
    former_minutes,
    publish_meeting,
    publish_minutes,
    shown_meeting,
    shown_minutes,
    withdraw_meeting,
    withdraw_minutes,
)
from nabodialog.listening.heard_publishing import public_heard, publish_heard, shown_heard, withdraw_heard
from nabodialog.listening.promise_publishing import (
    public_promises,
    publish_promises,
    shown_promises,
    withdraw_promises,
)
from nabodialog.listening.public import HEARD, PROMISES, PublicPromises
from nabodialog.projects.models import Project
from nabodialog.projects.public import public_content
from nabodialog.projects.supplementing import THE_ONE

from .heard import heard_context
from .meetings import PublishedMeeting, meeting_context
from .plan import plan_context
from .promises import promises_context
from .published import Published
from .supplement_releasing import Obstacle, SupplementRelease


@dataclass(frozen=True, kw_only=True)
class What:
    """One thing that goes out: how it is read, published and withdrawn. Its addresses' names begin with `name`."""

    name: str
    words: str | Promise
    project: Project
    meeting: Meeting | None = None
    release: Callable[[], SupplementRelease]
    publish: Callable[..., object]
    withdraw: Callable[..., None]
    preview: Callable[[Published, datetime], dict[str, Any]]
    """What fills the neighbours' page, from what is not out yet."""
    neighbours_page: str
    staff_pages: str = "supplement"

    def address(self, page: str = "") -> str:
        numbers = [self.meeting.pk] if self.meeting else []
        return address(f"publishing:{self.name}{page}", self.project, *numbers)


def address(name: str, project: Project, *numbers: int) -> str:
    return reverse(name, args=[project.municipality.slug, project.slug, *numbers])


def the_plan(project: Project) -> What:
    return What(
        name=PLAN,
        words=_("Involveringsplanen"),
        project=project,
        release=partial(plan_release, project),
        publish=partial(publish_plan, project),
        withdraw=partial(withdraw_plan, project),
        preview=lambda published, _now: plan_context(published, public_plan(project)),
        neighbours_page="neighbours/plan.html",
        staff_pages="plan",
    )


def plan_release(project: Project) -> SupplementRelease:
    content = public_plan(project)
    obstacles = tuple(in_the_way_of_plan(project, content))
    return SupplementRelease(project, (PLAN, THE_ONE), content, shown_plan(project), obstacles)


def in_the_way_of_plan(project: Project, content: PublicPlan) -> Iterator[Obstacle]:
    """To ask neighbours to meetings without saying what they can influence is to fool them."""
    page = public_content(project)
    if not content.lines:
        words = _("Planen har ingen linjer for naboene. Lag en")
        yield Obstacle(words, address("involvement:plan_line_new", project))
    if not project.influence_items.exists():
        words = _("Skriv først hva naboene kan og ikke kan påvirke")
        yield Obstacle(words, address("projects:influence", project))
    elif page is None or not page.influence:
        words = _("Publiser prosjektsiden først, så naboene ser hva de kan påvirke")
        yield Obstacle(words, address("publishing:overview", project))


def the_heard(project: Project) -> What:
    return What(
        name=HEARD,
        words=_("Hva vi har hørt"),
        project=project,
        release=partial(heard_release, project),
        publish=partial(publish_heard, project),
        withdraw=partial(withdraw_heard, project),
        preview=lambda published, _now: heard_context(published, public_heard(project)),
        neighbours_page="neighbours/heard.html",
        staff_pages="heard",
    )


def heard_release(project: Project) -> SupplementRelease:
    content, obstacles = public_heard(project), []
    if not content.themes:
        words = _("Ingen temaer har både hva dere har hørt og hva dere svarer. Skriv det")
        obstacles.append(Obstacle(words, address("listening:themes", project)))
    if not project.is_published:
        obstacles.append(Obstacle(_("Publiser prosjektsiden først"), address("publishing:overview", project)))
    return SupplementRelease(project, (HEARD, THE_ONE), content, shown_heard(project), tuple(obstacles))


def the_promises(project: Project) -> What:
    return What(
        name=PROMISES,
        words=_("Løftene"),
        project=project,
        release=partial(promises_release, project),
        publish=partial(publish_promises, project),
        withdraw=partial(withdraw_promises, project),
        preview=lambda published, now: promises_context(published, public_promises(project), now.date()),
        neighbours_page="neighbours/promises.html",
        staff_pages="promises",
    )


def promises_release(project: Project) -> SupplementRelease:
    content = public_promises(project)
    obstacles = tuple(in_the_way_of_promises(project, content))
    return SupplementRelease(project, (PROMISES, THE_ONE), content, shown_promises(project), obstacles)


def in_the_way_of_promises(project: Project, content: PublicPromises) -> Iterator[Obstacle]:
    if not project.is_published:
        yield Obstacle(_("Publiser prosjektsiden først"), address("publishing:overview", project))
    if not content.promises:
        yield Obstacle(_("Dere har ikke skrevet ned noen løfter ennå"), address("promises:promises", project))


def the_meeting(project: Project, number: int) -> What:
    meeting = meeting_in(project, number)
    return What(
        name=MEETING,
        words=_("Siden om møtet"),
        project=project,
        meeting=meeting,
        release=partial(meeting_release, meeting),
        publish=partial(publish_meeting, meeting),
        withdraw=partial(withdraw_meeting, meeting),
        preview=lambda published, now: previewed(meeting, published, shown_minutes(meeting), now),
        neighbours_page="neighbours/meeting.html",
    )


def meeting_release(meeting: Meeting) -> SupplementRelease:
    project, shown = meeting.project, shown_meeting(meeting)
    out = public_content(project)
    told = next((date for date in out.milestones if date.uid == meeting.milestone.uid), None) if out else None
    return SupplementRelease(
        project,
        (MEETING, meeting.key),
        meeting_page(meeting, project),
        MeetingPage(milestone=told, meeting=shown) if shown and told else None,
        tuple(in_the_way_of_meeting(meeting)),
    )


def in_the_way_of_meeting(meeting: Meeting) -> Iterator[Obstacle]:
    if not meeting.project.is_published:
        yield Obstacle(_("Publiser prosjektsiden først"), address("publishing:overview", meeting.project))
    if not meeting.is_for_neighbours:
        yield Obstacle(_("Møtet er ikke for naboene. Endre hvem det er for"), meeting.url("meeting_edit"))
    if not meeting.about:
        yield Obstacle(_("Skriv hva møtet er til for"), meeting.url("meeting_edit"))


def the_minutes(project: Project, number: int) -> What:
    meeting = meeting_in(project, number)
    return What(
        name=MINUTES,
        words=_("Referatet"),
        project=project,
        meeting=meeting,
        release=partial(minutes_release, meeting),
        publish=partial(publish_minutes, meeting),
        withdraw=partial(withdraw_minutes, meeting),
        preview=lambda published, now: previewed(meeting, published, coming_minutes(meeting), now),
        neighbours_page="neighbours/meeting.html",
    )


def minutes_release(meeting: Meeting) -> SupplementRelease:
    content, shown = coming_minutes(meeting), shown_minutes(meeting)
    obstacles, corrects = tuple(in_the_way_of_minutes(meeting)), shown is not None and shown != content
    return SupplementRelease(meeting.project, (MINUTES, meeting.key), content, shown, obstacles, must_explain=corrects)


def in_the_way_of_minutes(meeting: Meeting) -> Iterator[Obstacle]:
    if shown_meeting(meeting) is None:
        page = address("publishing:meeting", meeting.project, meeting.pk)
        yield Obstacle(_("Publiser siden om møtet først"), page)
    if not is_approved(meeting):
        yield Obstacle(_("Referatet må godkjennes først"), meeting.url("meeting_minutes"))


def coming_minutes(meeting: Meeting) -> PublicMinutes:
    return public_minutes(meeting, former_minutes(meeting))


def previewed(meeting: Meeting, published: Published, minutes: PublicMinutes | None, now: datetime) -> dict[str, Any]:
    date = meeting_page(meeting, meeting.project).milestone
    return meeting_context(PublishedMeeting(published, date, public_meeting(meeting), minutes, now), now)
