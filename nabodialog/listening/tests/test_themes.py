"""Themes: what many talk about gets one public answer, and small numbers stay hidden."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabodialog.listening.counting import One, Wait
from nabodialog.listening.handling import Became, answer
from nabodialog.listening.heard_publishing import (
    NothingHeard,
    public_heard,
    public_months,
    public_waits,
    publish_heard,
    shown_heard,
    withdraw_heard,
)
from nabodialog.listening.hiding import FEWEST_SHOWN
from nabodialog.listening.models import Fate, Outcome, Theme
from nabodialog.listening.public import PublicHeard
from nabodialog.listening.receiving import Said, receive
from nabodialog.listening.theming import add_theme, begin_themes, put_under, remove_theme
from nabodialog.method.topics import topics
from nabodialog.projects.guarding import PersonalData
from nabodialog.projects.publishing import publish


@pytest.fixture
def safety(project, leader):
    told = {"summary": "Mange vil ha bedre lys.", "answer": "Vi setter opp lys i mai.", "fate": Fate.TAKEN_IN}
    return add_theme(Theme(project=project, name="Trygghet", **told), by=leader)


def said(project, number, now, **kwargs):
    return [receive(project, Said(f"Innspill {each}", **kwargs), now=now) for each in range(number)]


def test_a_project_begins_with_what_most_neighbourhoods_talk_about(project, leader):
    begin_themes(project, by=leader)
    assert [theme.topic_id for theme in project.themes.all()] == [topic.id for topic in topics()]


def test_to_begin_again_adds_only_what_is_missing(project, leader):
    first = begin_themes(project, by=leader)[0]
    remove_theme(first, by=leader)
    assert [theme.name for theme in begin_themes(project, by=leader)] == [first.name]


def test_a_removed_theme_leaves_its_enquiries(project, safety, leader, now):
    (enquiry,) = said(project, 1, now)
    put_under([enquiry], safety)
    remove_theme(safety, by=leader)
    enquiry.refresh_from_db()
    assert enquiry.theme is None


def test_neighbours_read_how_many_spoke_and_how_soon_they_were_answered(project, safety, member, now):
    enquiries = said(project, 6, now)
    put_under(enquiries, safety)
    for enquiry in enquiries[:5]:
        answer(enquiry, "Ja.", Became(Outcome.INFORMED), by=member, now=now + timedelta(days=3))
    told = public_heard(project)
    assert (told.said, told.answered, told.days, told.themes[0].said) == (6, 5, 3, 6)


def test_where_few_have_spoken_no_number_is_shown(project, safety, now):
    put_under(said(project, 4, now), safety)
    told = public_heard(project)
    assert (told.said, told.answered, told.days, told.themes[0].said) == (None, None, None, None)


def test_nobodys_own_words_are_in_it(project, safety, now):
    put_under(said(project, 6, now), safety)
    assert "Innspill 1" not in public_heard(project).model_dump_json()


def test_a_theme_without_an_answer_is_not_told(project, leader, now):
    add_theme(Theme(project=project, name="Økonomi", summary="Hva koster det?"), by=leader)
    publish(project, by=leader, now=now)
    with pytest.raises(NothingHeard):
        publish_heard(project, by=leader, now=now)


def test_it_goes_out_as_a_copy_and_is_taken_back(project, safety, leader, now):
    publish(project, by=leader, now=now)
    publish_heard(project, by=leader, now=now)
    Theme.objects.update(answer="Noe annet.")
    assert shown_heard(project).themes[0].answer == "Vi setter opp lys i mai."
    withdraw_heard(project, by=leader, now=now)
    assert shown_heard(project) is None


def test_the_guard_reads_it_first(project, safety, leader, now):
    publish(project, by=leader, now=now)
    Theme.objects.update(summary="Naboen er født 15507600333.")
    with pytest.raises(PersonalData):
        publish_heard(project, by=leader, now=now)


def test_a_theme_that_few_spoke_of_takes_the_next_smallest_with_it(project, safety, leader, now):
    told = {"summary": "Det bråker.", "answer": "Vi demper det."}
    noise, traffic = (add_theme(Theme(project=project, name=name, **told), by=leader) for name in ("Støy", "Trafikk"))
    for theme, number in ((safety, 9), (noise, 3), (traffic, 6)):
        put_under(said(project, number, now), theme)
    assert [theme.said for theme in public_heard(project).themes] == [9, None, None]


def test_months_and_waiting_are_told_where_they_hide_the_few(project, member, now):
    waits = zip(said(project, 12, now), [0, 1, 1, 1, 1, 1, 3, 4, 5, 6, 7, 30], strict=True)
    for enquiry, days in waits:
        answer(enquiry, "Ja.", Became(Outcome.INFORMED), by=member, now=now + timedelta(days=days))
    said(project, 8, now + timedelta(days=31))
    said(project, 6, now - timedelta(days=31))
    said(project, 3, now - timedelta(days=62))
    told = public_heard(project)
    assert [(each.month.month, each.said) for each in told.months] == [(3, 12), (4, 8)]
    assert [(each.wait, each.answered) for each in told.waits] == [
        *((Wait.DAY, 6), (Wait.WEEK, None), (Wait.FORTNIGHT, None), (Wait.LONGER, None))
    ]


def test_few_answers_are_not_told(project, member, now):
    for enquiry in said(project, 6, now)[:4]:
        answer(enquiry, "Ja.", Became(Outcome.INFORMED), by=member, now=now)
    told = public_heard(project)
    assert (told.said, told.answered, told.days, told.waits) == (6, None, None, ())


def test_a_copy_from_earlier_is_still_read():
    assert PublicHeard.model_validate({"said": 6, "answered": 5, "days": 2, "themes": []}).months == ()


@given(st.lists(st.tuples(st.integers(0, 30), st.none() | st.integers(0, 60)), min_size=5, max_size=60))
def test_nothing_that_is_told_of_months_or_waiting_is_few(rows):
    """Whatever was said when: each number is large, and so is what is left of the total."""
    ones = [One(None, date(2024 + month // 12, month % 12 + 1, 1), days) for month, days in rows]
    answered = sum(one.days is not None for one in ones)
    months = [each.said for each in public_months(ones) if each.said]
    waits = [each.answered for each in public_waits(ones) if each.answered]
    for shown, total in ((months, len(ones)), (waits, answered)):
        assert all(number >= FEWEST_SHOWN for number in shown)
        assert total - sum(shown) == 0 or total - sum(shown) >= FEWEST_SHOWN or not shown
