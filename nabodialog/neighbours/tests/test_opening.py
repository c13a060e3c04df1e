"""What neighbours read of when somebody answers: now, next, and why not today."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from nabodialog.neighbours.contacting import contact_context
from nabodialog.people.models import ContactPoint

from .conftest import POINT

OSLO = ZoneInfo("Europe/Oslo")


@pytest.fixture
def told(municipality):
    """The words of a part of the page at an hour in May 2026, when 17 May is a Sunday."""
    point = ContactPoint.objects.create(municipality=municipality, name="Nabokontakten", **POINT)
    for day in range(5):
        point.opening_hours.create(weekday=day, opens=time(9), closes=time(15))
    municipality.closed_days.create(on=date(2026, 5, 15), reason="plandag")

    def words(day, hour, part="parts/opening_now", language="nb"):
        with override(language):
            context = contact_context(municipality, None, datetime(2026, 5, day, hour, tzinfo=OSLO))
            page = render_to_string(f"neighbours/{part}.html", context | {"municipality": municipality})
        return " ".join(page.split())

    return words


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [
        (11, 10, "Stenger 15.00."),
        (11, 7, "Åpner i dag kl. 09.00."),
        (13, 16, "Åpner igjen mandag 18. mai kl. 09.00."),
        (15, 10, "Stengt i dag, plandag. Åpner igjen mandag 18. mai kl. 09.00."),
        (17, 10, "Stengt i dag, 17. mai. Åpner igjen mandag 18. mai kl. 09.00."),
    ],
)
def test_open_now_or_when_next_and_why_not_today(told, day, hour, words):
    assert words in told(day, hour)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nn", "Stengt i dag, 17. mai. Opnar igjen måndag 18. mai"),
        ("en", "Closed today, 17 May. Opens again on Monday 18 May"),
    ],
)
def test_it_is_told_in_the_language_of_the_page(told, language, words):
    assert words in told(17, 10, language=language)


def test_the_form_says_it_too_and_the_card_tells_equal_days_at_once(told):
    assert "Stengt i dag, 17. mai." in told(17, 10, "enquiry/closed_now")
    assert "mandag–fredag 09.00–15.00" in told(17, 10, "parts/contact_point")
