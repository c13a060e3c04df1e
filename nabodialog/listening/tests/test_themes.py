"""Themes: what many talk about gets one public answer, and small numbers stay hidden."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabodialog.listening.counting import FEWEST_SHOWN, shown_by_theme
from nabodialog.listening.handling import Became, answer
from nabodialog.listening.heard_publishing import NothingHeard, public_heard, publish_heard, shown_heard, withdraw_heard
from nabodialog.listening.models import Fate, Outcome, Theme
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


@given(st.dictionaries(st.integers(1, 12), st.integers(1, 40), max_size=12), st.integers(0, 20))
def test_what_is_hidden_does_not_follow_from_the_total(counts, rest):
    shown = shown_by_theme(counts, rest)
    hidden = sum(number for theme, number in counts.items() if shown[theme] is None) + rest
    everything_hidden = all(number is None for number in shown.values())
    assert all(number is None or number >= FEWEST_SHOWN for number in shown.values())
    assert hidden == 0 or hidden >= FEWEST_SHOWN or everything_hidden
