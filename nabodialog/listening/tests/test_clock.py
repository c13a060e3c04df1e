"""When an answer is due: Easter, May, Christmas, the nights when clocks are set, and one minute to midnight."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from nabodialog.listening.clock import Still, due_date, explained, extended
from nabodialog.listening.receiving import Said, receive

OSLO = ZoneInfo("Europe/Oslo")


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 3, 2), date(2026, 3, 9)),  # a Monday
        (date(2026, 3, 7), date(2026, 3, 13)),  # a Saturday
        (date(2026, 3, 30), date(2026, 4, 9)),  # Easter
        (date(2026, 4, 30), date(2026, 5, 8)),  # 1 May
        (date(2027, 5, 14), date(2027, 5, 24)),  # 17 May is a Whit Monday
        (date(2026, 12, 22), date(2026, 12, 30)),  # Christmas
        (date(2026, 12, 28), date(2027, 1, 5)),  # New Year
    ],
)
def test_five_working_days(received, due):
    assert due_date(received, 5) == due


def test_own_closed_days_do_not_count():
    assert due_date(date(2026, 12, 22), 5, own={date(2026, 12, 24): "julaften"}) == date(2026, 12, 31)


def test_days_that_stood_still_do_not_count():
    assert due_date(date(2026, 3, 2), 5, [Still(date(2026, 3, 3), date(2026, 3, 5))]) == date(2026, 3, 11)


def test_a_promise_moves_by_the_days_that_stood_still():
    assert extended(date(2026, 3, 9), Still(date(2026, 3, 3), date(2026, 3, 5))) == date(2026, 3, 11)


def test_a_broken_promise_stays_broken():
    assert extended(date(2026, 3, 9), Still(date(2026, 3, 12), date(2026, 3, 16))) == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("at", "due"),
    [
        (datetime(2026, 3, 2, 23, 59, tzinfo=OSLO), date(2026, 3, 9)),  # one minute to midnight
        (datetime(2026, 3, 3, 0, 0, tzinfo=OSLO), date(2026, 3, 10)),
        (datetime(2026, 3, 29, 1, 59, tzinfo=OSLO), date(2026, 4, 8)),  # the night when clocks are set forward
        (datetime(2026, 10, 25, 2, 30, tzinfo=OSLO), date(2026, 10, 30)),  # and the one when they are set back
    ],
)
def test_the_day_it_came_is_the_local_day(project, at, due):
    assert receive(project, Said("Hei"), now=at).due_on == due


def test_the_neighbour_reads_why():
    received = date(2026, 3, 30)
    assert explained(received, 5, due_date(received, 5)) == (
        "5 virkedager fra mandag 30. mars 2026; 2., 3. og 6. april er fridager."
    )


def test_an_ordinary_week_needs_no_more_words():
    assert explained(date(2026, 3, 2), 5, date(2026, 3, 9)) == "5 virkedager fra mandag 2. mars 2026."
