"""Dates, times and numbers read as each language writes them: CLDR, by way of Babel, is the judge."""

from datetime import date, time

import pytest
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from django.utils.formats import date_format, number_format, time_format
from django.utils.translation import override

LANGUAGES = [("nb", "nb"), ("nn", "nn"), ("en", "en_GB")]  # English as it is written in Europe
YEAR = [date(2026, month, month) for month in range(1, 13)]


@pytest.mark.parametrize(("code", "cldr"), LANGUAGES)
def test_a_date_is_written_out(code, cldr):
    with override(code):
        assert [date_format(day) for day in YEAR] == [format_date(day, "long", cldr) for day in YEAR]
        assert [date_format(day, "l") for day in YEAR] == [format_date(day, "EEEE", cldr) for day in YEAR]
        assert [date_format(day, "F Y") for day in YEAR] == [format_date(day, "MMMM y", cldr) for day in YEAR]


@pytest.mark.parametrize(("code", "cldr"), LANGUAGES)
def test_large_numbers_and_fractions_can_be_told_apart(code, cldr):
    with override(code):
        assert number_format(12500.5, 1, force_grouping=True) == format_decimal(12500.5, locale=cldr)


def test_the_clock_has_a_colon_in_english():
    with override("en"):
        assert time_format(time(9, 5)) == format_time(time(9, 5), "short", locale="en_GB") == "09:05"


@pytest.mark.parametrize("code", ["nb", "nn"])
def test_the_clock_has_a_full_stop_in_norwegian(code):
    """CLDR has a colon here too; Språkrådet recommends the full stop in running text, «kl. 18.30»."""
    with override(code):
        assert time_format(time(9, 5)) == "09.05"
