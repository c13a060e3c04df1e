"""The demo's meetings: on dates that stand there already, published, and with neighbours who have signed up."""

from uuid import uuid4

from nabodialog.involvement.convening import add_agenda_item, plan_meeting
from nabodialog.involvement.models import AgendaItem, Meeting, Needs
from nabodialog.involvement.publishing import publish_meeting
from nabodialog.involvement.signing_up import Wish, register
from nabodialog.projects.models import Project

from .dialogue import MeetingCase
from .stage import Stage

BESIDE = {"milestone", "agenda", "companions", "hearing_loops"}


def play_meeting(stage: Stage, project: Project, case: MeetingCase) -> None:
    milestone, leader = project.milestones.get(title=case.milestone), stage.cast["leader"]
    with stage.then(-9):
        meeting = plan_meeting(project, Meeting(**case.model_dump(exclude=BESIDE)), milestone, by=leader)
        for title in case.agenda:
            add_agenda_item(AgendaItem(meeting=meeting, title=title), by=leader)
        publish_meeting(meeting, by=leader, now=stage.moment(-9))
    for number, companions in enumerate(case.companions):
        needs = Needs(hearing_loop=number < case.hearing_loops)
        register(meeting, Wish(uuid4(), companions=companions, needs=needs), now=stage.moment(-number))
