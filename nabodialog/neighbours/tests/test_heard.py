"""What neighbours read of all that was said."""

import re
from datetime import timedelta

import pytest

from nabodialog.listening.handling import Became, answer
from nabodialog.listening.heard_publishing import publish_heard, withdraw_heard
from nabodialog.listening.models import Fate, Outcome, Theme
from nabodialog.listening.receiving import Said, receive
from nabodialog.listening.theming import add_theme, put_under
from nabodialog.projects.publishing import publish

from .conftest import NOW

PAGE = "/nordvik/fjellveien/hva-vi-har-hort/"


@pytest.fixture
def heard(project, leader):
    told = {"summary": "Mange vil ha bedre lys.", "answer": "Vi setter opp lys i mai.", "fate": Fate.TAKEN_IN}
    theme = add_theme(Theme(project=project, name="Trygghet", **told), by=leader)
    put_under([receive(project, Said(f"Mine ord {each}"), now=NOW) for each in range(7)], theme)
    publish(project, by=leader, now=NOW)
    return publish_heard(project, by=leader, now=NOW)


def test_neighbours_read_what_we_heard_and_what_we_do(heard, browse):
    page = browse().get(PAGE).content.decode()
    assert all(words in page for words in ("bedre lys", "lys i mai", "Tatt til følge", "7 har tatt det opp"))
    assert "Mine ord" not in page


def test_the_project_page_leads_to_it(heard, browse):
    assert PAGE in browse().get("/nordvik/fjellveien/").content.decode()


def test_what_is_withdrawn_is_gone(heard, project, leader, browse):
    withdraw_heard(project, by=leader, now=NOW)
    assert browse().get(PAGE).status_code == 404
    assert PAGE not in browse().get("/nordvik/fjellveien/").content.decode()


@pytest.mark.parametrize("language", ["nn", "en"])
def test_the_page_is_read_in_other_languages(heard, browse, language):
    page = browse().get(f"/{language}{PAGE}").content.decode()
    assert "Dette har vi hørt" not in page


def hear_more(project, member, leader):
    """Every month of the year before as many as its number, answered as many days later; and a theme of few."""
    noise = Theme(project=project, name="Støy", summary="Det bråker.", answer="Vi demper det.")
    put_under([receive(project, Said("Mine ord"), now=NOW) for _each in range(3)], add_theme(noise, by=leader))
    for month in range(1, 13):
        came = NOW.replace(month=month, day=15, year=NOW.year - 1)
        for enquiry in [receive(project, Said("Mine ord"), now=came) for _each in range(month)]:
            answer(enquiry, "Ja.", Became(Outcome.INFORMED), by=member, now=came + timedelta(days=month))
    publish_heard(project, by=leader, now=NOW)


def test_numbers_stand_as_charts_with_the_same_in_a_table_and_few_are_hidden(heard, project, member, leader, browse):
    hear_more(project, member, leader)
    page = browse().get(PAGE).text
    drawn = re.findall(r'class="chart-words"[^>]*>(.*?)<', page)
    assert drawn == re.findall(r'<td class="count">(.*?)</td>', page)
    few = "færre enn 5, eller skjult"
    assert drawn[:2] == ["7", few]
    assert drawn[2:-4] == [*map(str, range(5, 13)), few, few, "10"]  # April, of four, is not even named
    assert drawn[-4:] == [few, few, "50", few]


@pytest.mark.parametrize(
    ("language", "words"), [("nn", "kom kvar månad"), ("en", "How many enquiries came each month")]
)
def test_the_numbers_are_read_in_other_languages(heard, browse, language, words):
    page = browse().get(f"/{language}{PAGE}").text
    assert page.count(words) == 3  # above the table, in it, and as the chart's own words
    assert not any(left in page for left in ("Hvor mange", "Tallene", "måned<"))


def test_the_page_is_small_and_asks_little_however_much_was_said(
    heard, project, leader, browse, django_assert_max_num_queries
):
    for number in range(60):
        add_theme(Theme(project=project, name=f"Tema {number}", summary="x" * 300, answer="y" * 300), by=leader)
    publish_heard(project, by=leader, now=NOW)
    client = browse()
    with django_assert_max_num_queries(2):
        answered = client.get(PAGE)
    assert len(answered.content) < 100_000
    assert not answered.cookies
