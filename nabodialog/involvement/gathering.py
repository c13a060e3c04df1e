"""Gathers what neighbours would see of a meeting from how it stands: the only place that decides what is public."""

from nabodialog.projects.gathering import public_milestone
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import last_content

from .models import AgendaItem, Meeting, Openness
from .public import MeetingPage, PublicAgendaItem, PublicMeeting, PublicMinutes, PublicMinutesItem

MEETING_FACTS = (
    "kind",
    "about",
    "step_free",
    "hearing_loop",
    "accessible_toilet",
    "accessibility",
    "capacity",
    "sign_up",
    "sign_up_until",
)


def public_meeting(meeting: Meeting) -> PublicMeeting:
    agenda = tuple(
        PublicAgendaItem(title=item.title, text=item.text, minutes=item.minutes) for item in open_items(meeting)
    )
    return PublicMeeting(agenda=agenda, **{fact: getattr(meeting, fact) for fact in MEETING_FACTS})


def meeting_page(meeting: Meeting, project: Project) -> MeetingPage:
    last = last_content(project)
    told = next((seen for seen in last.milestones if seen.uid == meeting.milestone.uid), None) if last else None
    return MeetingPage(milestone=public_milestone(meeting.milestone, told), meeting=public_meeting(meeting))


def public_minutes(meeting: Meeting, former: PublicMinutes | None = None) -> PublicMinutes:
    """`former` are those that neighbours read: what was corrected in them goes along."""
    counted = [row for row in meeting.attendance.all() if row.number]
    return PublicMinutes(
        summary=meeting.minutes.summary,
        attended=meeting.attended,
        groups=tuple(row.label for row in counted if row.stakeholder_id),
        items=tuple(public_minutes_item(item) for item in open_items(meeting) if item.has_minutes),
        corrections=former.corrections if former else (),
    )


def public_minutes_item(item: AgendaItem) -> PublicMinutesItem:
    return PublicMinutesItem(**{fact: getattr(item, fact) for fact in PublicMinutesItem.model_fields})


def open_items(meeting: Meeting) -> list[AgendaItem]:
    return [item for item in meeting.agenda.all() if item.openness == Openness.OPEN]
