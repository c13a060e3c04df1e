"""What neighbours may see of a meeting beside when and where, which stand on the project's own page.

A field that is not here cannot get out. Fields added later have a default: older copies lack them.
"""

from datetime import date, datetime
from uuid import UUID

from nabodialog.projects.models import Phase
from nabodialog.projects.public import Public, PublicMilestone

from .models import Aim, Known, MeetingKind, Rhythm, SignUp, Unit

MEETING, MINUTES, PLAN = "meeting", "minutes", "plan"


class PublicAgendaItem(Public):
    title: str
    text: str
    minutes: int | None


class PublicMeeting(Public):
    kind: MeetingKind
    about: str
    step_free: Known
    hearing_loop: Known
    accessible_toilet: Known
    accessibility: str
    capacity: int | None
    sign_up: SignUp
    sign_up_until: date | None
    agenda: tuple[PublicAgendaItem, ...]


class PublicMinutesItem(Public):
    title: str
    question: str
    answer: str
    decision: str
    follow_up: str


class PublicCorrection(Public):
    """What was put right after neighbours had read it."""

    at: datetime
    text: str


class PublicMinutes(Public):
    """Attendance is one number for all, and which groups were there: a group of one would be somebody."""

    summary: str
    attended: int | None
    groups: tuple[str, ...]
    items: tuple[PublicMinutesItem, ...]
    corrections: tuple[PublicCorrection, ...] = ()


class MeetingPage(Public):
    """All that neighbours read of a meeting, so that nobody publishes something else than what they read."""

    milestone: PublicMilestone
    meeting: PublicMeeting


class PublicPlanLine(Public):
    """An audience that is empty is all neighbours. Who is responsible stands as the contact point: never a person."""

    audience: str
    aim: Aim
    format: str
    themes: str
    channels: tuple[str, ...]
    phase: Phase
    rhythm: Rhythm
    starts_on: date | None
    every: int | None
    unit: Unit
    ends_on: date | None
    dates: tuple[UUID, ...] = ()
    """What it became among the project's dates: where one has moved, the plan says so too."""


class PublicPlan(Public):
    introduction: str
    lines: tuple[PublicPlanLine, ...]
