"""How often: the days of a line in the plan."""

from datetime import date

import pytest

from nabodialog.involvement.models import Rhythm, Unit
from nabodialog.involvement.rhythm import MOST_DAYS, Cadence


def regularly(start, every, unit, end):
    return Cadence(Rhythm.REGULARLY, date.fromisoformat(start), every, unit, date.fromisoformat(end))


def test_every_other_week_keeps_to_its_weekday_through_summer_time():
    days = regularly("2026-03-16", 2, Unit.WEEKS, "2026-04-27").days
    assert [day.isoformat() for day in days] == ["2026-03-16", "2026-03-30", "2026-04-13", "2026-04-27"]


def test_every_month_from_the_last_of_january_is_the_last_of_each():
    days = regularly("2027-10-31", 1, Unit.MONTHS, "2028-03-31").days
    assert [f"{day:%d.%m}" for day in days] == ["31.10", "30.11", "31.12", "31.01", "29.02", "31.03"]


def test_once_is_one_day_and_as_needed_is_none():
    assert Cadence(Rhythm.ONCE, date(2026, 5, 4)).days == [date(2026, 5, 4)]
    assert Cadence(Rhythm.ONCE).days == []
    assert Cadence(Rhythm.AS_NEEDED, date(2026, 5, 4)).days == []


def test_what_would_never_end_is_too_many():
    weekly = regularly("2026-01-01", 1, Unit.WEEKS, "2099-01-01")
    assert weekly.is_too_many
    assert len(weekly.days) == MOST_DAYS
    assert not regularly("2026-01-05", 1, Unit.WEEKS, "2026-03-01").is_too_many


@pytest.mark.parametrize(
    ("cadence", "words"),
    [
        (regularly("2026-03-16", 1, Unit.WEEKS, "2026-04-27"), "Hver uke fra 16. mars 2026 til 27. april 2026"),
        (regularly("2026-03-16", 6, Unit.WEEKS, "2026-04-27"), "Hver 6. uke fra 16. mars 2026 til 27. april 2026"),
        (regularly("2026-03-16", 1, Unit.MONTHS, "2026-04-27"), "Hver måned fra 16. mars 2026 til 27. april 2026"),
        (Cadence(Rhythm.ONCE, date(2026, 5, 4)), "4. mai 2026"),
        (Cadence(Rhythm.ONCE), ""),
        (Cadence(Rhythm.AS_NEEDED), "Når det trengs"),
    ],
)
def test_how_often_is_said_in_words(cadence, words):
    assert cadence.in_words == words
