"""When a deadline ends: weekends, holidays, Easter, Christmas, year ends and the leap day."""

from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from nabodialog.involvement.deadlines import counted, deadline_of, rule_in_words
from nabodialog.method.statutory import statutory_rules
from nabodialog.people.working_days import closed_because


def rule(id_="neighbour-notice"):
    return statutory_rules().rule(id_)


@pytest.mark.parametrize(
    ("id_", "start", "end"),
    [
        ("neighbour-notice", date(2026, 3, 2), date(2026, 3, 16)),  # a Monday, to a Monday
        ("neighbour-notice", date(2026, 3, 7), date(2026, 3, 23)),  # a Saturday, to the Monday after
        ("neighbour-notice", date(2026, 3, 19), date(2026, 4, 7)),  # Maundy Thursday, to after Easter
        ("neighbour-notice", date(2026, 4, 17), date(2026, 5, 4)),  # 1 May, a Friday
        ("neighbour-notice", date(2027, 5, 3), date(2027, 5, 18)),  # 17 May, a Monday
        ("neighbour-notice", date(2026, 4, 30), date(2026, 5, 15)),  # Ascension Day
        ("neighbour-notice", date(2026, 5, 11), date(2026, 5, 26)),  # Whit Monday
        ("neighbour-notice", date(2026, 12, 11), date(2026, 12, 28)),  # Christmas Day, a Friday before a weekend
        ("appeal", date(2026, 12, 11), date(2027, 1, 4)),  # New Year's Day, over the year's end
        ("neighbour-notice", date(2028, 2, 15), date(2028, 2, 29)),  # the leap day itself
        ("hearing", date(2028, 2, 1), date(2028, 3, 14)),  # over the leap day
        ("decision-promise", date(2026, 3, 31), date(2026, 4, 10)),  # working days, around Easter
        ("decision-promise", date(2026, 12, 23), date(2026, 12, 31)),  # Christmas; its Eve and New Year's Eve count
        ("decision-promise", date(2026, 12, 28), date(2027, 1, 5)),  # New Year
    ],
)
def test_a_deadline_ends_on_a_working_day(id_, start, end):
    assert deadline_of(rule(id_), start).ends_on == end


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 15), 12, date(2027, 3, 15)),
    ],
)
def test_a_month_ends_on_the_same_day_or_its_last(start, months, end):
    assert counted(start, months, "months") == end


def test_a_deadline_is_explained_in_words():
    assert deadline_of(rule("appeal"), date(2026, 3, 2)).in_words == (
        "3 uker fra mandag 2. mars 2026; 23. mars 2026 er en mandag."
    )
    assert deadline_of(rule("appeal"), date(2026, 3, 12)).in_words == (
        "3 uker fra torsdag 12. mars 2026; 2. april 2026 er skjærtorsdag, så fristen går til tirsdag 7. april 2026."
    )


def test_it_is_explained_in_nynorsk_too():
    with override("nn"):
        words = deadline_of(rule("appeal"), date(2026, 3, 12)).in_words
    assert words.startswith("3 veker frå torsdag 12. mars 2026; 2. april 2026 er skjertorsdag")


def test_christmas_eve_is_a_working_day_and_two_holidays_may_share_a_day():
    assert not closed_because(date(2026, 12, 24))
    assert closed_because(date(2008, 5, 1)) == "1. mai og Kristi himmelfartsdag"


def test_a_rule_says_whether_it_is_law_a_promise_or_practice():
    assert rule_in_words(rule()) == "Merknader til nabovarsel: 2 uker. Lov: Plan- og bygningsloven § 21-3"
    assert "Kommunens løfte" in rule_in_words(rule("decision-promise"))
    assert "Vanlig praksis" in rule_in_words(rule("hearing-limited"))


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.sampled_from(statutory_rules().rules))
def test_no_deadline_is_ever_earlier_than_the_count_or_on_a_closed_day(start, each):
    found = deadline_of(each, start)
    assert start < found.counted_to <= found.ends_on
    assert not closed_because(found.ends_on)
