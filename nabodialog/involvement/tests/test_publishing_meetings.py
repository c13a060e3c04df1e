"""A meeting goes out with its date and what is open of it; its minutes when somebody has approved them."""

from datetime import date, time

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.involvement.approving import (
    ChangedSince,
    NothingYet,
    OwnWords,
    approve,
    fingerprint_of,
    may_approve,
    wrote,
)
from nabodialog.involvement.convening import cancel_meeting, hold_meeting
from nabodialog.involvement.models import AgendaItem, Approval, Attendance, Meeting, Minutes
from nabodialog.involvement.publishing import (
    NotApproved,
    NotExplained,
    NotForNeighbours,
    publish_meeting,
    publish_minutes,
    shown_meeting,
    shown_minutes,
    withdraw_meeting,
    withdraw_minutes,
)
from nabodialog.projects.changing import Explanation, move_milestone
from nabodialog.projects.guarding import PersonalData
from nabodialog.projects.models import Audience, Milestone, Project
from nabodialog.projects.public import public_content
from nabodialog.projects.publishing import publish, withdraw
from nabodialog.projects.supplementing import NotPublished

from .conftest import JUNE, NOW


def out(project):
    return public_content(Project.objects.get(pk=project.pk))


@pytest.fixture
def published(meeting, leader):
    publish_meeting(meeting, by=leader, now=NOW)
    return meeting


@pytest.fixture
def held(published, leader, member, open_project):
    """Held, with eleven people there, and minutes that a member wrote."""
    fau = open_project.stakeholders.create(name="FAU", kind="parents")
    rows = [Attendance(label="FAU", stakeholder=fau, number=2), Attendance(label="Andre", number=9)]
    hold_meeting(published, JUNE, rows, by=leader)
    AgendaItem.objects.filter(title="Gangveien").update(question="Når kommer den?", answer="I august.")
    AgendaItem.objects.filter(title="Bare for oss").update(decision="Hemmelig")
    wrote(published, by=member)
    return Meeting.objects.get(pk=published.pk)


def test_its_date_goes_along_and_nothing_else(open_project, meeting, leader):
    Project.objects.update(introduction="Ikke ferdig")
    publish_meeting(meeting, by=leader, now=NOW)
    assert [each.title for each in out(open_project).milestones] == ["Dialogmøte"]
    assert out(open_project).introduction == ""
    assert Event.objects.about(meeting).first().verb == Verb.PUBLISHED


def test_internal_points_and_notes_stay_inside(published):
    Meeting.objects.update(notes="Vår egen huskelapp")
    content = shown_meeting(published)
    assert [point.title for point in content.agenda] == ["Gangveien"]
    assert "huskelapp" not in content.model_dump_json()


def test_what_is_out_already_makes_no_new_copy_of_the_page(open_project, published, leader):
    number = open_project.publications.count()
    publish_meeting(published, by=leader, now=NOW)
    assert open_project.publications.count() == number


def test_only_for_neighbours_and_only_where_there_is_a_page(open_project, meeting, leader):
    withdraw(open_project, by=leader)
    with pytest.raises(NotPublished):
        publish_meeting(meeting, by=leader, now=NOW)
    publish(open_project, by=leader, now=NOW)
    Milestone.objects.update(audience=Audience.STAFF)
    with pytest.raises(NotForNeighbours):
        publish_meeting(Meeting.objects.get(), by=leader, now=NOW)


def test_new_hours_and_a_new_place_are_told_with_old_and_new(open_project, published, leader):
    also = {"starts_at": time(19), "ends_at": None, "place": "Skolen"}
    move_milestone(published.milestone, JUNE, Explanation("Huset er opptatt."), by=leader, now=NOW, also=also)
    content = out(open_project)
    change, date_out = content.changes[0], content.milestones[0]
    assert (change.kind, change.old, change.new) == ("altered", "kl. 18.00–20.00, Grendehuset", "kl. 19.00, Skolen")
    assert (date_out.place, date_out.starts_at, date_out.sequence) == ("Skolen", time(19), 1)


def test_a_new_day_and_a_new_place_are_one_change(open_project, published, leader):
    why = Explanation("Huset er opptatt.", "Vi svarer.")
    move_milestone(published.milestone, date(2026, 6, 8), why, by=leader, now=NOW, also={"place": "Skolen"})
    change = out(open_project).changes[0]
    assert (change.kind, change.new_date, change.new) == ("moved", date(2026, 6, 8), "kl. 18.00–20.00, Skolen")


def test_cancelled_it_is_still_there_and_says_so(open_project, published, leader):
    cancel_meeting(published, Explanation("Vi er ikke klare."), by=leader, now=NOW)
    assert out(open_project).milestones[0].dropped_on
    assert shown_meeting(published)


def test_withdrawn_it_is_gone_with_its_minutes(held, leader):
    approve(held, fingerprint_of(held), by=leader, now=NOW)
    publish_minutes(held, by=leader, now=NOW)
    withdraw_meeting(held, by=leader, now=NOW)
    assert (shown_meeting(held), shown_minutes(held)) == (None, None)


def test_minutes_wait_for_somebody_to_approve_them(held, leader):
    with pytest.raises(NotApproved):
        publish_minutes(held, by=leader, now=NOW)
    approve(held, fingerprint_of(held), by=leader, now=NOW)
    publish_minutes(held, by=leader, now=NOW)
    minutes = shown_minutes(held)
    assert (minutes.attended, minutes.groups) == (11, ("FAU",))
    assert [(each.title, each.answer) for each in minutes.items] == [("Gangveien", "I august.")]


def test_what_is_prepared_waits_until_the_meeting_is_held_and_something_is_written(published, leader):
    Minutes.objects.filter(meeting=published).update(summary="Vi møttes.")
    with pytest.raises(NothingYet):
        approve(published, fingerprint_of(published), by=leader, now=NOW)
    Minutes.objects.update(summary="")
    hold_meeting(published, JUNE, [Attendance(label="Andre", number=2)], by=leader)
    meeting = Meeting.objects.get(pk=published.pk)
    with pytest.raises(NothingYet):
        approve(meeting, fingerprint_of(meeting), by=leader, now=NOW)


def test_with_the_minutes_neighbours_learn_that_it_was_held_and_nothing_else_of_its_date(held, leader, open_project):
    held.agenda.create(title="Rakk vi ikke", place=3)
    Milestone.objects.filter(pk=held.milestone_id).update(title="Ikke ferdig tittel")
    held = Meeting.objects.get(pk=held.pk)
    approve(held, fingerprint_of(held), by=leader, now=NOW)
    assert out(open_project).milestones[0].happened_on is None
    publish_minutes(held, by=leader, now=NOW)
    assert [(each.title, each.happened_on) for each in out(open_project).milestones] == [("Dialogmøte", JUNE)]
    assert [each.title for each in shown_minutes(held).items] == ["Gangveien"]


def test_whoever_wrote_them_does_not_approve_them_but_the_leader_may(held, leader, member, administrator, reader):
    assert not may_approve(held, member)
    assert not may_approve(held, reader)
    with pytest.raises(OwnWords):
        approve(held, fingerprint_of(held), by=member, now=NOW)
    wrote(held, by=leader)
    held = Meeting.objects.get(pk=held.pk)
    assert [may_approve(held, each) for each in (leader, member, administrator)] == [True] * 3


def test_an_approval_holds_for_what_was_read_and_nothing_else(held, leader):
    approve(held, fingerprint_of(held), by=leader, now=NOW)
    approve(held, fingerprint_of(held), by=leader, now=NOW)
    assert Approval.objects.count() == 1
    seen = fingerprint_of(held)
    Minutes.objects.update(summary="Noe nytt")
    held = Meeting.objects.get(pk=held.pk)
    with pytest.raises(ChangedSince):
        approve(held, seen, by=leader, now=NOW)
    with pytest.raises(NotApproved):
        publish_minutes(held, by=leader, now=NOW)


def test_what_is_put_right_is_dated_and_stays_in_sight(held, leader):
    approve(held, fingerprint_of(held), by=leader, now=NOW)
    publish_minutes(held, by=leader, now=NOW)
    AgendaItem.objects.filter(title="Gangveien").update(answer="I september.")
    approve(held, fingerprint_of(held), by=leader, now=NOW)
    with pytest.raises(NotExplained):
        publish_minutes(held, by=leader, now=NOW)
    publish_minutes(held, by=leader, now=NOW, correction="Gangveien kommer i september.")
    withdraw_minutes(held, by=leader, now=NOW)
    publish_minutes(held, by=leader, now=NOW)
    assert [(each.text, each.at) for each in shown_minutes(held).corrections] == [
        ("Gangveien kommer i september.", NOW)
    ]


def test_the_guard_reads_the_minutes(held, leader):
    AgendaItem.objects.filter(title="Gangveien").update(question="Hvem bor i bolig H0203?")
    approve(held, fingerprint_of(held), by=leader, now=NOW)
    with pytest.raises(PersonalData):
        publish_minutes(held, by=leader, now=NOW)
    assert shown_minutes(held) is None


def test_a_withdrawn_project_takes_its_meetings_along(held, open_project, leader):
    withdraw(open_project, by=leader)
    assert shown_meeting(held) is None
