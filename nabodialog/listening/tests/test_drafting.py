"""A word on the way lies ready one working day before the promise runs out."""

from datetime import date

import pytest

from nabodialog.listening.drafting import draft_of, needs_word
from nabodialog.listening.handling import ask

FRIDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 9)  # the enquiry is promised an answer on the Monday


@pytest.mark.parametrize(("today", "needed"), [(date(2026, 3, 5), False), (FRIDAY, True), (MONDAY, True)])
def test_it_lies_ready_on_the_working_day_before(enquiry, today, needed):
    assert needs_word(enquiry, today) is needed


def test_a_closed_day_brings_it_a_day_forward(enquiry):
    assert needs_word(enquiry, date(2026, 3, 5), {FRIDAY: "plandag"})


def test_nothing_is_drafted_while_the_neighbour_owes_the_next_word(enquiry, member, now):
    ask(enquiry, "Hvilken gate?", by=member, now=now)
    enquiry.refresh_from_db()
    assert not needs_word(enquiry, MONDAY)


def test_it_promises_as_many_days_more(enquiry):
    draft = draft_of(enquiry, FRIDAY)
    assert draft.due_on == date(2026, 3, 16)
    assert "senest 16. mars 2026" in draft.text


def test_it_is_in_the_neighbours_language(enquiry):
    enquiry.language = "nn"
    assert "Du tok kontakt med oss 2. mars 2026. Vi arbeider med saka" in draft_of(enquiry, FRIDAY).text


def test_it_stands_in_the_form(enquiry, browse, leader):
    page = browse(leader).get(f"{enquiry.get_absolute_url()}forelopig/").content.decode()
    assert "trenger mer tid" in page
