"""Is anyone there, and when next: also over Easter, 1 and 17 May, Christmas, and the nights when clocks are set."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabodialog.people.models import ContactPoint, OpeningHours
from nabodialog.people.opening import in_rows, opening, span
from nabodialog.people.reaching import reachable
from nabodialog.people.working_days import holiday

OSLO = ZoneInfo("Europe/Oslo")
NAMES = ["ma", "ti", "on", "to", "fr", "lø", "sø"]


@dataclass(frozen=True)
class Hours:
    weekday: int
    opens: time
    closes: time


WEEK = [Hours(day, time(9), time(15)) for day in range(5)]


def at(day, hour, minute=0, month=3):
    return datetime(2026, month, day, hour, minute, tzinfo=OSLO)  # 2 March 2026 is a Monday


def test_it_is_open_from_the_minute_it_opens_to_the_minute_it_closes():
    assert opening(WEEK, at(2, 9)).closes == time(15)
    assert not opening(WEEK, at(2, 15)).is_open


def test_the_next_opening_is_the_same_day_the_next_day_or_after_the_weekend():
    assert opening(WEEK, at(2, 7)).opens == at(2, 9)
    assert [opening(WEEK, at(2, hour)).opens_today for hour in (7, 16)] == [True, False]
    assert opening(WEEK, at(2, 16)).opens == at(3, 9)
    assert opening(WEEK, at(6, 16)).opens == at(9, 9)


def test_one_opening_a_week_comes_again_in_a_week():
    assert opening([Hours(0, time(9), time(10))], at(2, 11)).opens == at(9, 9)


def test_a_day_may_have_several_intervals():
    split = [Hours(0, time(9), time(11)), Hours(0, time(13), time(15))]
    assert opening(split, at(2, 12)).opens == at(2, 13)


def test_without_hours_nothing_is_said():
    assert opening([], at(2, 12)) is None


@pytest.mark.parametrize(
    ("now", "why", "opens"),
    [
        (at(2, 12, month=4), "skjærtorsdag", at(7, 9, month=4)),
        (at(1, 10, month=5), "1. mai", at(4, 9, month=5)),
        (at(17, 10, month=5), "17. mai", at(18, 9, month=5)),
        (at(24, 16, month=12), "", at(28, 9, month=12)),
        (at(25, 10, month=12), "første juledag", at(28, 9, month=12)),
        (at(29, 2, 30), "", at(30, 9)),  # clocks are set forward
        (at(25, 2, 30, month=10).replace(fold=1), "", at(26, 9, month=10)),  # and back
    ],
)
def test_holidays_and_the_nights_when_clocks_are_set(now, why, opens):
    found = opening(WEEK, now)
    assert (found.is_open, found.closed_today, found.opens) == (False, why, opens)


def test_own_closed_days_are_passed_over_and_told():
    own = {date(2026, 3, 3): "plandag", date(2026, 3, 4): "plandag"}
    assert opening(WEEK, at(2, 16), own).opens == at(5, 9)
    assert opening(WEEK, at(3, 10), own).closed_today == "plandag"


def test_where_all_of_a_year_is_closed_no_day_is_named():
    own = {date(2026, 3, 2) + timedelta(days=number): "ombygging" for number in range(400)}
    assert opening(WEEK, at(2, 10), own).opens is None


QUARTERS = [time(hour, minute) for hour in range(6, 24) for minute in (0, 15, 30, 45)]
INTERVALS = st.builds(
    lambda day, ends: Hours(day, *sorted(ends)),
    st.integers(0, 6),
    st.lists(st.sampled_from(QUARTERS), min_size=2, max_size=2, unique=True),
)
MOMENTS = st.one_of(
    st.datetimes(datetime(2024, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  # given a zone here
    *(
        st.integers(0, 14 * 24 * 60).map(lambda minutes, start=start: start + timedelta(minutes=minutes))
        for start in (
            datetime(2026, 3, 27, tzinfo=UTC),
            datetime(2026, 4, 28, tzinfo=UTC),
            datetime(2026, 5, 12, tzinfo=UTC),
            datetime(2026, 10, 23, tzinfo=UTC),
            datetime(2026, 12, 20, tzinfo=UTC),
        )
    ),
)
OWN = st.dictionaries(st.dates(date(2026, 3, 20), date(2027, 1, 10)), st.just("plandag"), max_size=5)


@given(st.lists(INTERVALS, min_size=1, max_size=6), MOMENTS, OWN)
def test_the_next_opening_is_open_and_nothing_is_open_until_then(hours, moment, own):
    now = moment.astimezone(OSLO)
    found = opening(hours, now, own)
    if found.is_open:
        assert not holiday(now.date(), own)
        return
    assert opening(hours, found.opens, own).is_open
    quarter = timedelta(minutes=15)
    until = found.opens.astimezone(UTC)
    steps = range(1, min(int((until - now.astimezone(UTC)) / quarter), 40 * 96))
    assert not any(opening(hours, (until - quarter * step).astimezone(OSLO), own).is_open for step in steps)


def test_equal_weekdays_in_a_row_are_told_at_once():
    split = [Hours(4, time(9), time(11)), Hours(4, time(12), time(15))]
    rows = in_rows([*WEEK[:3], Hours(3, time(9), time(17)), *split, Hours(6, time(9), time(15))])
    assert [span(row, NAMES) for row in rows] == ["ma–on", "to", "fr", "sø"]
    assert [len(row.intervals) for row in rows] == [1, 1, 2, 1]


def test_hours_and_closed_days_are_one_query(municipality, django_assert_num_queries):
    point = ContactPoint.objects.create(municipality=municipality, name="Nabokontakten")
    for interval in WEEK:
        OpeningHours.objects.create(contact_point=point, **vars(interval))
    for on, reason in ((1, "for lenge siden"), (24, "julaften, og rydding"), (31, "nyttårsaften")):
        municipality.closed_days.create(on=date(2026, 12, on), reason=reason)
    with django_assert_num_queries(1):
        found = reachable(municipality, closed_from=date(2026, 12, 2))
    assert found.closed == {date(2026, 12, 24): "julaften, og rydding", date(2026, 12, 31): "nyttårsaften"}
    assert len(found.hours) == len(WEEK)
