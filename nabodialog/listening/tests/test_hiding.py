"""No number that the public reads tells how few somebody is, whoever does the sums."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabodialog.listening.hiding import FEWEST_SHOWN, shown_numbers

tables = st.dictionaries(st.integers(1, 12), st.integers(0, 40), max_size=12)


@given(tables, st.integers(0, 20))
def test_what_is_hidden_does_not_follow_from_the_total(numbers, rest):
    shown = shown_numbers(numbers, rest)
    hidden = sum(number for name, number in numbers.items() if shown[name] is None) + rest
    assert all(number is None or number >= FEWEST_SHOWN for number in shown.values())
    assert hidden == 0 or hidden >= FEWEST_SHOWN or all(number is None for number in shown.values())


@given(tables, st.integers(0, 20))
def test_a_number_that_is_shown_is_the_true_one_and_none_looks_like_few(numbers, rest):
    shown = shown_numbers(numbers, rest)
    assert all(number is None or number == numbers[name] for name, number in shown.items())
    assert all(shown[name] is None for name, number in numbers.items() if number < FEWEST_SHOWN)


@pytest.mark.parametrize(("cells", "most"), [(2, 20), (3, 16), (4, 14)])
def test_every_small_number_could_have_been_another(cells, most):
    """All tables there can be: what is published of each fits at least two values in every place that is hidden."""
    could_be = defaultdict(lambda: [set() for _cell in range(cells)])
    for table in product(range(most), repeat=cells):
        for cell, number in enumerate(table):
            could_be[published(table)][cell].add(number)
    for table in product(range(FEWEST_SHOWN + 2), repeat=cells):
        if sum(table) >= FEWEST_SHOWN:
            for cell, number in enumerate(table):
                assert not 0 < number < FEWEST_SHOWN or len(could_be[published(table)][cell]) > 1, table


def published(table):
    shown = shown_numbers(dict(enumerate(table)))
    return tuple(shown.values()), sum(table)
