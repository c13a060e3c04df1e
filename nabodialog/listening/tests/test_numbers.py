"""How we listen, in numbers: counted from what was done, over a project or a whole municipality."""

import uuid
from datetime import date, timedelta

import pytest

from nabodialog.involvement.scope import Scope
from nabodialog.listening.figures import Group, InTime, Times
from nabodialog.listening.handling import Became, answer, ask, delay, end_unanswered, go_on, wait
from nabodialog.listening.judging import judge
from nabodialog.listening.models import ClosingReason, EnquiryChannel, EnquiryKind, Outcome, Solved, Theme
from nabodialog.listening.numbers import numbers_of
from nabodialog.listening.periods import Period
from nabodialog.listening.receiving import Said, count_emergency, receive
from nabodialog.listening.theming import add_theme, put_under
from nabodialog.method.topics import topics
from nabodialog.projects.starting import start_project

TODAY = date(2026, 3, 31)
INFORMED = Became(Outcome.INFORMED)


@pytest.fixture
def count(project):
    def counted(period=Period.ALL, scope=None):
        return numbers_of(scope or Scope.of(project), period, TODAY)

    return counted


def said(project, now, theme=None, **kwargs):
    enquiry = receive(project, Said("Hva skjer?", **kwargs), now=now)
    put_under([enquiry], theme)
    return enquiry


def received(lines):
    return {line.name: line.received for line in lines}


def test_times_are_working_days_from_the_day_it_came(project, municipality, member, now, count):
    municipality.closed_days.create(on=date(2026, 3, 4), reason="plandag")
    enquiry = said(project, now)
    ask(enquiry, "Hva da?", by=member, now=now + timedelta(days=1))
    answer(enquiry, "Dette.", INFORMED, by=member, now=now + timedelta(days=7))
    found = count()
    assert (found.first_word, found.total.answer) == (Times(1, 1, 1), Times(1, 4, 4))


def test_an_answer_on_the_promised_day_is_in_time_and_the_day_after_it_is_not(project, member, now, count):
    for days in (7, 8):
        answer(said(project, now), "Slik.", INFORMED, by=member, now=now + timedelta(days=days))
    assert count().in_time == InTime(1, 2)


def test_more_time_that_we_asked_for_ourselves_makes_no_promise_kept(project, member, now, count):
    enquiry = said(project, now)
    delay(enquiry, "Vi trenger mer tid.", date(2026, 3, 20), by=member, now=now + timedelta(days=3))
    answer(enquiry, "Slik.", INFORMED, by=member, now=now + timedelta(days=10))
    assert count().in_time == InTime(0, 1)


def test_days_that_we_waited_for_others_move_the_promise(project, member, now, count):
    enquiry = said(project, now)
    wait(enquiry, "Vi venter på andre.", date(2026, 3, 10), by=member, now=now + timedelta(days=1))
    go_on(enquiry, by=member, now=now + timedelta(days=8))
    answer(enquiry, "Slik.", INFORMED, by=member, now=now + timedelta(days=10))
    assert count().in_time == InTime(1, 1)


def test_what_was_opened_again_keeps_its_first_answer(project, member, now, count):
    enquiry = said(project, now)
    answer(enquiry, "Slik.", INFORMED, by=member, now=now + timedelta(days=1))
    judge(enquiry, Solved.NO, "", uuid.uuid4(), now=now + timedelta(days=2))
    found = count()
    assert (found.reopened, found.reopenings, found.total.open, found.total.answered) == (1, 1, 1, 0)
    assert (found.total.answer, found.in_time) == (Times(1, 1, 1), InTime(1, 1))
    assert (dict(found.verdicts.counts)["Nei"], found.verdicts.never_said) == (1, 0)


def test_no_two_outcomes_are_added_together(project, member, now, count):
    for outcome in Outcome:
        answer(said(project, now), "Slik.", Became(outcome, "Derfor"), by=member, now=now)
    end_unanswered(said(project, now), ClosingReason.DUPLICATE, "", by=member, now=now)
    found = count()
    assert found.outcomes == tuple((outcome.label, 1) for outcome in Outcome)
    assert dict(found.closings)[ClosingReason.DUPLICATE.label] == sum(number for _name, number in found.closings) == 1


def test_it_is_counted_by_month_theme_channel_and_kind(project, leader, now, count):
    light = add_theme(Theme(project=project, name="Lys"), by=leader)
    said(project, now, light, channel=EnquiryChannel.PHONE)
    said(project, now + timedelta(days=60), kind=EnquiryKind.PRAISE)
    found = count()
    assert received(found.months) == {"mars 2026": 1, "april 2026": 0, "mai 2026": 1}
    assert received(found.themes) == {"Lys": 1, "Uten tema": 1}
    assert found.themes_by_month == (("Lys", (1, 0, 0)), ("Uten tema", (0, 0, 1)))
    assert received(found.channels) == dict.fromkeys(EnquiryChannel.labels, 0) | {"Telefon": 1, "Nettskjema": 1}
    assert received(found.kinds) == dict.fromkeys(EnquiryKind.labels, 0) | {"Spørsmål": 1, "Ros": 1}


@pytest.mark.parametrize(("days_ago", "counted"), [(29, 1), (30, 0)])
def test_a_period_begins_on_its_first_day(project, now, count, days_ago, counted):
    came = now.replace(month=3, day=31) - timedelta(days=days_ago)
    said(project, came)
    count_emergency(project, came.date())
    found = count(Period.MONTH)
    assert (found.total.received, found.emergencies) == (counted, counted)
    assert count().emergencies == 1


def test_a_municipality_counts_all_its_projects_and_nobody_elses(
    project, municipality, other_municipality, leader, outsider, now, count
):
    second = start_project(municipality, "Elvebakken", "elvebakken", by=leader)
    foreign = start_project(other_municipality, "Et annet sted", "et-annet-sted", by=outsider)
    for place in (project, second, second, foreign):
        said(place, now)
    found = count(scope=Scope(municipality))
    assert received(found.projects) == {"Elvebakken": 2, project.name: 1}
    assert (found.total.received, count().total.received, count().projects) == (3, 1, ())


def test_over_several_projects_a_usual_theme_goes_by_its_usual_name(project, municipality, leader, now, count):
    topic = topics()[0]
    said(project, now, add_theme(Theme(project=project, name="Vakt og stell", topic_id=topic.id), by=leader))
    assert count().themes[0].name == "Vakt og stell"
    assert count(scope=Scope(municipality)).themes[0].name == topic.name.nb


def test_what_we_wait_for_is_not_overdue(project, member, now, count):
    ask(said(project, now), "Hva da?", by=member, now=now)
    said(project, now)
    assert (count().total.overdue, count().total.open) == (1, 2)


def test_of_nothing_the_numbers_are_none(count):
    found = count()
    assert (found.total, found.months) == (Group("I alt", 0, 0, 0, 0, 0, Times(0, None, None)), ())
