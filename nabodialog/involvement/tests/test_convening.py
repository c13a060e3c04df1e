"""Meetings stand on the project's dates, so nobody has to look two places for when and where."""

from datetime import date, time

import pytest
from django.db import IntegrityError, transaction

from nabodialog.history.models import Event, Verb
from nabodialog.involvement.clashing import clashes
from nabodialog.involvement.convening import (
    NeighboursMustKnowWhy,
    cancel_meeting,
    hold_meeting,
    put_agenda_item,
)
from nabodialog.involvement.models import Attendance, Meeting
from nabodialog.people.models import Membership, Role
from nabodialog.projects.changing import Explanation
from nabodialog.projects.models import Change, ChangeKind, Milestone
from nabodialog.projects.publishing import publish
from nabodialog.projects.starting import start_project

from .conftest import JUNE, NOW

WHY = Explanation("Kommunestyret har utsatt saken.")


def test_a_meeting_is_a_date_of_its_project(open_project, meeting):
    assert open_project.milestones.get().meeting == meeting
    assert (str(meeting), meeting.project) == ("Dialogmøte", open_project)
    assert Event.objects.about(meeting).get().verb == Verb.ADDED


def test_what_neighbours_do_not_know_of_is_cancelled_without_a_word(meeting, leader):
    assert cancel_meeting(meeting, None, by=leader, now=NOW) is None
    assert list(Meeting.objects.cancelled()) == [meeting]


def test_what_they_know_of_is_cancelled_only_with_an_explanation(open_project, meeting, leader):
    publish(open_project, by=leader, now=NOW)
    with pytest.raises(NeighboursMustKnowWhy):
        cancel_meeting(meeting, None, by=leader, now=NOW)
    change = cancel_meeting(meeting, WHY, by=leader, now=NOW)
    assert (change.kind, Change.objects.get().explanation) == (ChangeKind.DROPPED, WHY.why)


def test_held_it_keeps_numbers_and_the_newest_count_stands(meeting, leader):
    hold_meeting(meeting, JUNE, [Attendance(label="FAU", number=3), Attendance(label="Andre", number=9)], by=leader)
    assert meeting.attended == 12
    hold_meeting(meeting, JUNE, [Attendance(label="FAU", number=4)], by=leader)
    assert (meeting.attended, list(Meeting.objects.held())) == (4, [meeting])


def test_nobody_has_counted_is_not_the_same_as_nobody_came(meeting, leader):
    hold_meeting(meeting, JUNE, [], by=leader)
    assert meeting.attended is None
    hold_meeting(meeting, JUNE, [Attendance(label="Andre", number=0)], by=leader)
    assert meeting.attended == 0


@pytest.mark.parametrize("facts", [{"capacity": 0}, {"capacity": 10_001}, {"sign_up_until": JUNE}])
def test_the_database_refuses_what_cannot_be(meeting, facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.update(**facts)


def titles(meeting):
    return list(meeting.agenda.values_list("title", flat=True))


def test_points_change_places(meeting, point, leader):
    put_agenda_item(point, 1, by=leader)
    assert titles(meeting) == ["Bare for oss", "Gangveien"]
    point.refresh_from_db()
    put_agenda_item(point, 1, by=leader)
    put_agenda_item(point, -5, by=leader)
    assert titles(meeting) == ["Gangveien", "Bare for oss"]


def test_two_meetings_of_a_project_at_once_are_told_of(meeting, planned, leader):
    other = planned("Befaring", place="Tomta", starts_at=time(19), ends_at=None)
    planned("Dagen etter", planned_on=date(2026, 6, 2))
    planned("Når den første er ferdig", starts_at=time(20), ends_at=time(21))
    found = clashes(meeting, leader)
    assert [(clash.meeting, clash.is_same_place) for clash in found] == [(other, False)]
    hold_meeting(other, JUNE, [], by=leader)
    assert clashes(meeting, leader) == clashes(Meeting.objects.get(pk=other.pk), leader) == []


def test_the_same_place_at_the_same_time_is_told_of_without_saying_more_than_one_may_know(
    meeting, planned, municipality, administrator, partner, leader
):
    elsewhere = start_project(municipality, "Et annet prosjekt", "annet", by=administrator)
    other = planned("Folkemøte", project=elsewhere, place="  grendeHUSET ")
    assert [(clash.meeting, clash.is_same_place) for clash in clashes(meeting, leader)] == [(other, True)]
    assert [(clash.meeting, clash.is_same_place) for clash in clashes(meeting, partner)] == [(None, True)]
    Milestone.objects.filter(meeting=other).update(dropped_on=JUNE)
    assert clashes(meeting, leader) == []


def test_another_municipality_has_its_own_houses(meeting, planned, other_municipality, outsider, leader):
    planned("Folkemøte", project=start_project(other_municipality, "Deres", "deres", by=outsider))
    Membership.objects.create(municipality=other_municipality, person=leader, role=Role.READER)
    assert clashes(meeting, leader) == []
