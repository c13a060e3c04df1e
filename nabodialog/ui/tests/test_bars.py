"""Where a bar begins and ends."""

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nabodialog.ui.bars import COLUMNS, MonthAxis, NamedAxis

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
COLUMN_CLASSES = (Path(__file__).parents[1] / "static" / "ui" / "columns.css").read_text()
days = st.dates(date(2015, 1, 1), date(2045, 12, 31))


def test_a_whole_year_fills_the_axis():
    bar = MonthAxis.over([YEAR]).bar(*YEAR, "hele 2026")
    assert (bar.start, bar.end) == (1, COLUMNS + 1)


def test_the_second_half_of_a_year_begins_in_the_middle():
    bar = MonthAxis.over([YEAR]).bar(date(2026, 7, 1), date(2026, 12, 31), "andre halvår")
    assert (bar.start, bar.end) == (25, 49)


def test_one_day_can_still_be_seen():
    bar = MonthAxis.over([YEAR]).bar(date(2026, 3, 9), date(2026, 3, 9), "9. mars")
    assert bar.end > bar.start


def test_a_last_mark_that_the_edge_cuts_off_has_no_name():
    marks = MonthAxis.over([(date(2026, 1, 9), date(2028, 7, 17))]).marks
    assert [(mark.label, mark.note) for mark in marks[-2:]] == [("jan", "2028"), ("", "")]


def test_the_year_stands_under_its_first_mark():
    marks = MonthAxis.over([(date(2026, 11, 5), date(2027, 2, 1))]).marks
    assert [(mark.label, mark.note) for mark in marks] == [("nov", "2026"), ("des", ""), ("jan", "2027"), ("feb", "")]


def test_a_day_beside_the_axis_is_not_on_it():
    assert not MonthAxis.over([YEAR]).holds(date(2027, 1, 1))


def test_named_parts_share_the_axis():
    axis = NamedAxis(["Planlegging", "Innflytting", "Oppfølging"])
    assert [(mark.start, mark.end) for mark in axis.marks] == [(1, 17), (17, 33), (33, 49)]


@given(days, st.integers(0, 4000), days, st.integers(0, 400))
def test_every_bar_stays_on_the_grid_and_has_its_classes(first, length, start, days_long):
    axis = MonthAxis.over([(first, first + timedelta(days=length))])
    bar = axis.bar(start, start + timedelta(days=days_long), "")
    assert 1 <= bar.start < bar.end <= COLUMNS + 1
    assert f".from-{bar.start} " in COLUMN_CLASSES
    assert f".to-{bar.end} " in COLUMN_CLASSES


@given(days, st.integers(0, 12000))
def test_there_is_room_for_every_mark(first, length):
    marks = MonthAxis.over([(first, first + timedelta(days=length))]).marks
    assert all(1 <= mark.start < mark.end <= COLUMNS + 2 for mark in marks)
