"""«Hva vi har hørt» as a file for anyone: what is published, and nothing that was written since or said in private."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from nabodialog.listening.heard_publishing import publish_heard, withdraw_heard
from nabodialog.listening.models import Fate, Theme
from nabodialog.listening.receiving import Said, receive
from nabodialog.listening.theming import add_theme, put_under
from nabodialog.projects.publishing import withdraw
from nabodialog.reports.heard import in_days

from .conftest import NOW, text_of

FILE, PAGE = "/nordvik/fjellveien/hva-vi-har-hort.pdf", "/nordvik/fjellveien/hva-vi-har-hort/"
CANARIES = ("Mine helt egne ord", "Nora Naboen", "22 22 22 99", "Skjult tema")


@pytest.fixture
def heard(published, leader):
    told = {"summary": "Mange vil ha bedre lys 🌳.\n\nOg en benk.", "answer": "Vi setter opp lys i mai."}
    theme = add_theme(Theme(project=published, name="Trygghet", fate=Fate.TAKEN_IN, **told), by=leader)
    add_theme(Theme(project=published, name="Skjult tema"), by=leader)
    said = Said("Mine helt egne ord", name="Nora Naboen", phone="22 22 22 99")
    put_under([receive(published, said, now=NOW) for _each in range(7)], theme)
    return publish_heard(published, by=leader, now=NOW)


@pytest.fixture
def fetch(browse):
    def opened():
        answer = browse().get(FILE)
        assert (answer.status_code, answer["Content-Type"], answer.cookies) == (200, "application/pdf", {})
        return PdfReader(BytesIO(answer.content))

    return opened


def test_it_says_what_neighbours_read(heard, fetch):
    text = text_of(fetch())
    for words in ("Trygghet", "Mange vil ha bedre lys", "Og en benk.", "Vi setter opp lys i mai.", "tatt til følge"):
        assert words in text
    assert "7 har tatt det opp." in text
    assert "mars 2026 7" in text
    assert "Publisert 2. mars 2026." in text


def test_an_answer_on_the_same_day_is_told_as_the_page_tells_it():
    assert [in_days(0), in_days(1), in_days(2)] == ["samme dag", "1 dag", "2 dager"]


def test_signs_that_our_letters_lack_are_left_out_and_nothing_else(heard, published, leader, fetch):
    """A frame around a digit takes no digit along: not of the text, of a heading's level or of the colour."""
    published.municipality.accent = "#123456"
    published.municipality.save()
    Theme.objects.filter(name="Trygghet").update(answer="Punkt 1️⃣ 5️⃣ 0⃣ ҉ 👩‍👩‍👧 innen 15.10.2026.")
    publish_heard(published, by=leader, now=NOW)
    pdf = fetch()
    assert "Punkt 1 5 0" in text_of(pdf)
    assert "innen 15.10.2026." in text_of(pdf)
    assert "Publisert 2. mars 2026." in text_of(pdf)
    assert b"0.07058824 0.20392157 0.3372549 sc" in pdf.pages[0].get_contents().get_data()


def test_nobodys_words_and_no_theme_that_is_not_told_are_in_it(heard, fetch):
    text = text_of(fetch())
    assert [canary for canary in CANARIES if canary in text] == []


def test_what_is_written_since_is_not_in_it(heard, fetch):
    before = text_of(fetch())
    Theme.objects.update(answer="Noe helt annet.")
    assert text_of(fetch()) == before


def test_it_can_be_read_aloud(heard, fetch):
    catalog = fetch().trailer["/Root"]
    assert (catalog["/MarkInfo"]["/Marked"], catalog["/Lang"]) == (True, "nb-NO")
    assert "/StructTreeRoot" in catalog


def test_it_is_gone_with_what_it_was_made_of(heard, published, leader, browse):
    assert FILE in browse().get(PAGE).text
    withdraw_heard(published, by=leader, now=NOW)
    assert browse().get(FILE).status_code == 404


def test_it_is_found_at_the_projects_former_address(heard, published, leader, browse):
    published.keep_former_slug("gamleveien")
    answer = browse().get("/nordvik/gamleveien/hva-vi-har-hort.pdf")
    assert (answer.status_code, answer.url) == (301, FILE)
    withdraw(published, by=leader)
    assert browse().get("/nordvik/gamleveien/hva-vi-har-hort.pdf").status_code == 404


def test_what_stands_since_before_there_were_months_is_printed_too(heard, published, fetch):
    old = {name: value for name, value in heard.content.items() if name not in {"months", "waits"}}
    published.supplements.filter(pk=heard.pk).update(content=old)
    assert "mars 2026 7" not in text_of(fetch())


def test_it_is_in_the_language_of_the_project(published, leader, heard, fetch):
    published.language = "nn"
    content = published.publication.content | {"language": "nn"}
    published.publications.filter(pk=published.publication_id).update(content=content)
    assert "Dette har vi høyrt" in text_of(fetch())
