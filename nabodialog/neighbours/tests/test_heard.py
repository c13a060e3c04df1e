"""What neighbours read of all that was said."""

import pytest

from nabodialog.listening.heard_publishing import publish_heard, withdraw_heard
from nabodialog.listening.models import Fate, Theme
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
