"""The arithmetic of the numbers: what stands in a table adds up, and no share is prettier than it was."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabodialog.listening.figures import Case, Group, InTime, Times, Verdicts, grouped, months_between, share_within
from nabodialog.listening.models import EnquiryKind, Solved
from nabodialog.listening.states import ENDED, State

PLAIN = Case(
    on=date(2026, 3, 2),
    project="Fjellveien",
    theme="",
    kind=EnquiryKind.QUESTION,
    channel="web",
    state=State.RECEIVED,
    outcome="",
    closing_reason="",
    is_overdue=False,
    first_word=None,
    answer=None,
    was_in_time=False,
    reopened=0,
    verdict="",
)
cases = st.lists(
    st.builds(
        lambda theme, state, answer, in_time: replace(
            PLAIN, theme=theme, state=state, answer=answer, was_in_time=in_time and answer is not None
        ),
        st.sampled_from(["", "Lys", "Trafikk"]),
        st.sampled_from(State),
        st.none() | st.integers(0, 60),
        st.booleans(),
    )
)


@given(cases)
def test_the_lines_of_a_table_add_up_to_their_total(found):
    names = [(each, each) for each in ("", "Lys", "Trafikk")]
    lines, total = grouped(found, lambda case: case.theme, names), Group.of("I alt", found)
    for fact in ("received", "answered", "closed", "open", "overdue"):
        assert sum(getattr(line, fact) for line in lines) == getattr(total, fact)
    assert total.received == total.answered + total.closed + total.open


@given(st.lists(st.integers(0, 60), min_size=1).map(sorted))
def test_half_of_them_and_nine_of_ten_truly_were_within(days):
    times = Times.of(days)
    for within, share in ((times.half, 0.5), (times.most, 0.9)):
        assert sum(day <= within for day in days) >= share * len(days)
        assert sum(day < within for day in days) < share * len(days)


def test_of_nothing_there_is_no_time():
    assert Times.of([None, None]) == Times(0, None, None)
    assert share_within([], 0.5) is None


@given(st.integers(0, 400), st.integers(0, 400))
def test_all_of_them_is_said_only_of_all_and_none_only_of_none(number, late):
    percent = InTime(number, number + late).percent
    assert (percent == 100) == (number > 0 and late == 0)
    assert (percent == 0) == (number == 0 and late > 0)
    assert (percent is None) == (number == late == 0)


def test_what_is_overdue_without_an_answer_counts_as_too_late():
    answered = replace(PLAIN, state=State.ANSWERED, answer=2, was_in_time=True)
    late, not_due = replace(PLAIN, is_overdue=True), PLAIN
    assert InTime.of([answered, late, not_due]) == InTime(1, 2)


def test_those_who_were_never_asked_are_not_missed():
    answered = replace(PLAIN, state=State.ANSWERED, answer=2)
    praise = replace(answered, kind=EnquiryKind.PRAISE)
    told = Verdicts.of([answered, replace(answered, verdict=Solved.NO), praise, PLAIN])
    assert (dict(told.counts), told.never_said) == ({"Ja": 0, "Delvis": 0, "Nei": 1}, 1)


@pytest.mark.parametrize("state", State)
def test_every_state_is_in_one_column_alone(state):
    line = Group.of("", [replace(PLAIN, state=state)])
    assert line.answered + line.closed + line.open == 1
    assert (line.open == 1) == (state not in ENDED)


def test_months_go_over_the_end_of_a_year():
    assert months_between(date(2025, 11, 30), date(2026, 2, 1)) == [
        *(date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1))
    ]
