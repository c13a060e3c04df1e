"""Two meetings at once: in one project, or at one place. A warning, never a hindrance."""

from dataclasses import dataclass
from datetime import time

from nabodialog.people.models import Person
from nabodialog.projects.models import Milestone, Project

from .models import Meeting

AN_HOUR = 60  # what a calendar shows of a meeting that has no end


@dataclass(frozen=True)
class Clash:
    """`meeting` is None where this person may not know which meeting it is."""

    is_same_place: bool
    meeting: Meeting | None


def clashes(meeting: Meeting, person: Person) -> list[Clash]:
    """With other meetings that are to come, on the same day in the same municipality."""
    milestone, project = meeting.milestone, meeting.project
    if not milestone.is_waiting or milestone.starts_at is None:
        return []
    others = Meeting.objects.filter(
        milestone__project__municipality=project.municipality_id,
        milestone__planned_on=milestone.planned_on,
        milestone__dropped_on=None,
        milestone__happened_on=None,
        milestone__starts_at__isnull=False,
    ).exclude(pk=meeting.pk)
    at_once = [
        other
        for other in others.select_related("milestone__project__municipality")
        if are_at_once(milestone, other.milestone) and may_matter(milestone, other.milestone)
    ]
    ids = {other.project.pk for other in at_once}
    seen = set(Project.objects.filter(pk__in=ids).visible_to(person).values_list("pk", flat=True)) if ids else set()
    return [
        Clash(is_same_place(milestone, other.milestone), other if other.project.pk in seen else None)
        for other in at_once
    ]


def may_matter(one: Milestone, other: Milestone) -> bool:
    return one.project_id == other.project_id or is_same_place(one, other)


def is_same_place(one: Milestone, other: Milestone) -> bool:
    return bool(one.place) and " ".join(one.place.split()).casefold() == " ".join(other.place.split()).casefold()


def are_at_once(one: Milestone, other: Milestone) -> bool:
    (start, end), (other_start, other_end) = stretch(one), stretch(other)
    return start < other_end and other_start < end


def stretch(milestone: Milestone) -> tuple[int, int]:
    """In minutes of the day, from a milestone that has a beginning."""
    start = minutes(milestone.starts_at or time())
    return start, minutes(milestone.ends_at) if milestone.ends_at else start + AN_HOUR


def minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
