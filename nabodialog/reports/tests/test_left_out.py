"""For a sheet that anyone fetches, what our letters lack is left out: that, and no more."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from nabodialog.reports import typesetting
from nabodialog.reports.left_out import NOT_SURE, only_what_is_sure, without
from nabodialog.reports.sheets import Contact, Poster, Sender
from nabodialog.reports.typesetting import Unprintable, as_data, kept_in_type, typeset, typeset_for_anyone

from .conftest import text_of


def poster(introduction, logo=()):
    sender, contact = Sender("Nordvik", "#123456", logo), Contact("Kontakt", "Nora", ())
    words = {"place": "", "introduction": introduction, "next_title": "", "next_lines": (), "act": "Si fra"}
    return Poster("nb", "Velkommen", sender, "Side {page} av {pages}", contact=contact, **words)


def printed(introduction):
    return text_of(PdfReader(BytesIO(typeset_for_anyone("poster", poster(introduction)))))


LEFT = {
    "frames, a ring of a thousand, a family": ("A 1️⃣ 5️⃣ 0⃣ ҉ 👩‍👩‍👧 i 2051.", "A 1 5 0 i 2051."),
    "a mark on a digit": ("1\u0489 2 1", "1 2 1"),
    "a mark on a letter": ("e\u20dd, å\u20dd og e", "e, å og e"),
    "a ring that came by itself": ("På A\u030asen 👍", "På Åsen"),
    "what steers a machine": ("a\x07b\x00c", "abc"),
    "a sign of one's own": ("Hei\ue000!", "Hei!"),
    "its number in words": ("\\u{31} 1 👍", "\\u{31} 1"),
}


@pytest.mark.parametrize(("written", "left"), LEFT.values(), ids=LEFT)
def test_the_rest_of_the_text_is_in_place(written, left):
    assert f"Velkommen {left} Si fra" in printed(written).replace("\u200d", "").replace("  ", " ")


def test_more_signs_than_are_tried_one_by_one_are_left_out_too(monkeypatch):
    monkeypatch.setattr(typesetting, "MOST_LACKING", 3)
    assert "Velkommen Her er alle. Si fra" in printed("Her 🐀🐁🐂🐃🐄🐅🐆🐇er alle.")


def test_what_is_surely_ours_can_be_printed():
    sure = "".join(sign for sign in map(chr, range(0x20, 0x2100)) if not NOT_SURE.match(sign))
    assert len(sure) > 300
    assert typeset("poster", poster(sure))


@pytest.mark.parametrize("told", ["1", "5", "\\u{489}", "\\u{20e3}", "👍", '"', "{", "level"])
def test_colours_and_pictures_are_never_touched(told):
    logo = (5, 1, 0)
    bare, signs = as_data(poster("1 5", logo)), as_data(poster("1\ufe0f\u20e3\u0489 👍5\u20e3", logo))
    assert without(told, bare) == only_what_is_sure(bare) == bare
    assert without(told, signs) != signs
    assert '"accent": "#123456", "logo": [5, 1, 0]' in without(told, signs)


def test_it_ends_where_there_is_nothing_to_leave_out(monkeypatch):
    tried = []

    def never(template, data):
        tried.append(data)
        raise Unprintable("1")

    monkeypatch.setattr(typesetting, "set_in_type", never)
    with pytest.raises(Unprintable):
        kept_in_type("poster", as_data(poster("1")))
    assert len(tried) == 2
