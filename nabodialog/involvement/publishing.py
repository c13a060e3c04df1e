"""Meetings and their minutes go out to neighbours, each as a finished copy, and are taken back."""

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction

from nabodialog.people.models import Person
from nabodialog.projects.models import Project, Supplement
from nabodialog.projects.public import PublicMilestone, PublicProject, public_content
from nabodialog.projects.publishing import locked, publish_part
from nabodialog.projects.supplementing import (
    NotPublished,
    publish_supplement,
    shown_as,
    supplements_of,
    withdraw_supplement,
)

from .approving import is_approved
from .gathering import meeting_page, public_meeting, public_minutes
from .models import Meeting
from .public import MEETING, MINUTES, PublicCorrection, PublicMeeting, PublicMinutes


class NotForNeighbours(Exception):
    """A meeting for staff or for politicians is not shown to neighbours."""


class NotApproved(Exception):
    """Nobody has approved the minutes as they stand."""


class NotExplained(Exception):
    """Minutes that neighbours have read change only with a word about what was put right."""


@transaction.atomic
def publish_meeting(
    meeting: Meeting, *, by: Person, now: datetime, judged: str = "", confirmed: bool = False
) -> Supplement:
    """With it goes its date, if neighbours do not see it yet as it stands; nothing else that is unpublished."""
    project = locked(meeting.project)
    shown, uid = public_content(project), meeting.milestone.uid
    if shown is None:
        raise NotPublished
    if not meeting.is_for_neighbours:
        raise NotForNeighbours
    if meeting_page(meeting, project).milestone not in shown.milestones:
        publish_part(project, lambda out, now: with_date(out, now, uid), by=by, now=now, confirmed=confirmed)
    return publish_supplement(
        project,
        MEETING,
        meeting.key,
        public_meeting(meeting),
        by=by,
        now=now,
        judged=judged,
        confirmed=confirmed,
        thing=meeting,
    )


def with_date(shown: PublicProject, current: PublicProject, uid: UUID) -> PublicProject:
    """What neighbours see, with this date among the others as it stands now."""
    dates = [each for each in shown.milestones if each.uid != uid]
    dates += [each for each in current.milestones if each.uid == uid]
    return shown.model_copy(update={"milestones": tuple(sorted(dates, key=by_time))})


def by_time(milestone: PublicMilestone) -> tuple[object, ...]:
    return milestone.planned_on, milestone.starts_at or time.min


@transaction.atomic
def withdraw_meeting(meeting: Meeting, *, by: Person, now: datetime, reason: str = "") -> None:
    """Its page is gone, and its minutes with it. Its date stands on the project's page: dates are not withdrawn."""
    withdraw_supplement(meeting.project, MINUTES, meeting.key, by=by, now=now, reason=reason, thing=meeting.minutes)
    withdraw_supplement(meeting.project, MEETING, meeting.key, by=by, now=now, reason=reason, thing=meeting)


@transaction.atomic
def publish_minutes(  # noqa: PLR0913  what, why, by whom and when
    meeting: Meeting, *, by: Person, now: datetime, correction: str = "", judged: str = "", confirmed: bool = False
) -> Supplement:
    """`correction` is what was put right since neighbours read them."""
    project = locked(meeting.project)
    if shown_meeting(meeting) is None:
        raise NotPublished
    if not is_approved(meeting):
        raise NotApproved
    tell_that_it_was_held(meeting, by=by, now=now, confirmed=confirmed)
    former = former_minutes(meeting)
    if shown_minutes(meeting) and not correction:
        raise NotExplained
    content = with_correction(public_minutes(meeting, former), correction, now)
    return publish_supplement(
        project,
        MINUTES,
        meeting.key,
        content,
        by=by,
        now=now,
        judged=judged,
        confirmed=confirmed,
        thing=meeting.minutes,
    )


def tell_that_it_was_held(meeting: Meeting, *, by: Person, now: datetime, confirmed: bool) -> None:
    """So that nobody is asked to sign up for what they read the minutes of. Nothing else of the date goes along."""
    uid, day = meeting.milestone.uid, meeting.milestone.happened_on
    shown = public_content(meeting.project)
    if shown and any(each.uid == uid and each.happened_on != day for each in shown.milestones):
        publish_part(
            meeting.project, lambda out, _now: with_day_held(out, uid, day), by=by, now=now, confirmed=confirmed
        )


def with_day_held(shown: PublicProject, uid: UUID, day: date | None) -> PublicProject:
    dates = (each.model_copy(update={"happened_on": day}) if each.uid == uid else each for each in shown.milestones)
    return shown.model_copy(update={"milestones": tuple(dates)})


def with_correction(content: PublicMinutes, text: str, now: datetime) -> PublicMinutes:
    if not text:
        return content
    return content.model_copy(update={"corrections": (PublicCorrection(at=now, text=text), *content.corrections)})


@transaction.atomic
def withdraw_minutes(meeting: Meeting, *, by: Person, now: datetime, reason: str = "") -> None:
    withdraw_supplement(meeting.project, MINUTES, meeting.key, by=by, now=now, reason=reason, thing=meeting.minutes)


def shown_meeting(meeting: Meeting) -> PublicMeeting | None:
    """What neighbours read of it now, if the project's page is out."""
    return shown_as(PublicMeeting, standing(meeting.project, MEETING, meeting.key))


def shown_minutes(meeting: Meeting) -> PublicMinutes | None:
    return shown_as(PublicMinutes, standing(meeting.project, MINUTES, meeting.key))


def former_minutes(meeting: Meeting) -> PublicMinutes | None:
    """The newest copy, withdrawn or not: what was corrected once is still told."""
    return shown_as(PublicMinutes, supplements_of(meeting.project, MINUTES, meeting.key).first())


def standing(project: Project, room: str, key: str) -> Supplement | None:
    return supplements_of(project, room, key).public().first()
