from datetime import UTC, date, datetime, time

import pytest

from nabodialog.involvement.convening import plan_meeting
from nabodialog.involvement.models import AgendaItem, Meeting, Openness
from nabodialog.projects.models import Audience, Milestone, Project
from nabodialog.projects.publishing import publish

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
JUNE = date(2026, 6, 1)


@pytest.fixture
def open_project(project, leader):
    """Neighbours read its page."""
    publish(project, by=leader, now=NOW)
    return Project.objects.select_related("municipality").get(pk=project.pk)


@pytest.fixture
def planned(open_project, leader):
    """Plans a meeting in June."""

    def plan(title="Dialogmøte", project=open_project, **facts):
        when = {"planned_on": JUNE, "starts_at": time(18), "ends_at": time(20), "place": "Grendehuset"}
        milestone = Milestone(title=title, audience=Audience.NEIGHBOURS, owner=leader, **(when | facts))
        return plan_meeting(project, Meeting(about="Vi snakker om gangveien."), milestone, by=leader)

    return plan


@pytest.fixture
def meeting(planned):
    """With one point that neighbours may read, and one that they may not."""
    meeting = planned()
    meeting.agenda.create(title="Gangveien", place=1, minutes=30)
    meeting.agenda.create(title="Bare for oss", place=2, openness=Openness.INTERNAL)
    return Meeting.objects.get(pk=meeting.pk)


@pytest.fixture
def point(meeting):
    return AgendaItem.objects.get(title="Gangveien")
