"""A chart: bars as long as their numbers, and words that fit."""

from hypothesis import given
from hypothesis import strategies as st

from nabodialog.ui.chart import LONGEST_LABEL, WIDEST, Chart, ChartRow

rows = st.lists(st.builds(ChartRow, st.text(max_size=80), st.integers(0, 999), st.integers(0, 999), st.just("")))


def width(text):
    return float(text.rstrip("%")) if text else 0


@given(rows)
def test_bars_are_as_long_as_their_numbers(rows):
    chart = Chart("Tall", rows)
    for row, drawn in zip(rows, chart.drawn, strict=True):
        assert abs(width(drawn.filled) - row.filled / chart.most * WIDEST) < 0.01
        assert abs(width(drawn.filled) + width(drawn.empty) - width(drawn.end)) < 0.02
        assert width(drawn.end) <= WIDEST
        assert len(drawn.label) <= LONGEST_LABEL


def test_of_nothing_there_is_no_bar():
    (drawn,) = Chart("Tall", [ChartRow("mars", 0, 0, "0")]).drawn
    assert (drawn.filled, drawn.empty, drawn.end) == ("", "", "0%")
