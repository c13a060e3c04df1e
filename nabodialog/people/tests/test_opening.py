from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from nabodialog.people.opening import opening

OSLO = ZoneInfo("Europe/Oslo")


@dataclass
class Hours:
    weekday: int
    opens: time
    closes: time


WEEK = [Hours(day, time(9), time(15)) for day in range(5)]


def at(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=OSLO)  # 2 March 2026 is a Monday


def test_it_is_open_from_the_minute_it_opens_to_the_minute_it_closes():
    assert opening(WEEK, at(2, 9)).closes == time(15)
    assert not opening(WEEK, at(2, 15)).is_open


def test_the_next_opening_is_the_same_day_the_next_day_or_after_the_weekend():
    assert opening(WEEK, at(2, 7)).opens == at(2, 9)
    assert opening(WEEK, at(2, 16)).opens == at(3, 9)
    assert opening(WEEK, at(6, 16)).opens == at(9, 9)


def test_one_opening_a_week_comes_again_in_a_week():
    assert opening([Hours(0, time(9), time(10))], at(2, 11)).opens == at(9, 9)


def test_a_day_may_have_several_intervals():
    split = [Hours(0, time(9), time(11)), Hours(0, time(13), time(15))]
    assert opening(split, at(2, 12)).opens == at(2, 13)


def test_without_hours_nothing_is_said():
    assert opening([], at(2, 12)) is None
