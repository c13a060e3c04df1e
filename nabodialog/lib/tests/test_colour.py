"""A municipality may choose any colour, and everyone can still read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabodialog.lib.colour import PAPER_DEEP, WHITE, Palette, contrast, readable_accent

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_black_on_white_is_the_most_contrast_there_is():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_contrast_is_the_same_both_ways():
    assert contrast("#1b5e5a", "#ffffff") == contrast("#ffffff", "#1b5e5a")


def test_a_colour_that_can_be_read_is_left_as_it_is():
    assert readable_accent("#1b5e5a") == "#1b5e5a"


def test_a_light_colour_becomes_darker_but_not_black():
    assert readable_accent("#ffd400") not in {"#ffd400", "#000000"}


@given(colours)
def test_any_accent_carries_white_text_and_is_text_itself(colour):
    accent = readable_accent(colour)
    assert contrast(accent, WHITE) >= 4.5
    assert contrast(accent, PAPER_DEEP) >= 4.5


@given(colours)
def test_text_can_be_read_on_every_surface_of_the_palette(colour):
    palette = Palette.of(colour)
    for surface in (palette.tinted, palette.surface_hover, palette.surface_active):
        assert contrast(palette.text_subtle, surface) >= 4.5
        assert contrast(palette.text, surface) >= 7
    assert contrast(palette.hover, WHITE) >= 4.5
