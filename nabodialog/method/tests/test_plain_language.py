"""Advice on language: what it finds, and that our own texts need none."""

import re

import pytest
import yaml
from django.conf import settings

from nabodialog.method.loading import latest_version, load
from nabodialog.method.plain_language import HEAVY, look_over
from nabodialog.method.wording import hurtful_words, wordings
from nabodialog.ui.translating import texts_of

ROOMS = [path for path in (settings.BASE_DIR / "nabodialog").iterdir() if (path / "__init__.py").exists()]
ORDINARY = (
    "Vi bygger kommunale boliger. Noen som flytter inn, trenger hjelp i hverdagen. Naboer med spørsmål kan ringe oss."
)


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Her skal rusmisbrukerne bo.", "nb", "rusmisbrukerne"),
        ("Det er bare ROP-boliger igjen", "nb", "ROP-boliger"),
        ("De psykisk syke får hjelp", "nb", "De psykisk syke"),
        ("Dei er rusmisbrukarar.", "nn", "rusmisbrukarar"),
        ("KLIENTENE kommer", "nb", "KLIENTENE"),
    ],
)
def test_it_finds_words_that_hurt_in_all_their_forms(text, language, word):
    assert [found.word for found in hurtful_words(text, language)] == [word]


def test_it_says_what_to_write_instead():
    found = hurtful_words("En rusmisbruker er en rusmisbruker. En klient er en klient.", "nb")
    assert [each.word for each in found] == ["rusmisbruker", "klient"]
    assert found[0].instead == "person med rusproblemer"


@pytest.mark.parametrize(
    "text", [ORDINARY, "Klimaet blir bedre. Motstanden mot støy. Rusforebygging og psykisk helse."]
)
def test_it_lets_ordinary_words_be(text):
    assert hurtful_words(text, "nb") == []


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_suggestion_is_itself_a_word_that_hurts(language):
    for wording in wordings(language):
        assert hurtful_words(wording.instead, language) == []


def test_both_languages_have_the_same_meanings():
    assert len(wordings("nb")) == len(wordings("nn"))


def test_advice_is_about_what_is_long_and_heavy():
    long = (
        "Kommunen vil etter en helhetlig vurdering av reguleringsbestemmelsene og "
        + "andre forhold " * 10
        + "vedta det."
    )
    advice = look_over(long, "nb")
    assert advice.long_sentences
    assert advice.long_words == ("reguleringsbestemmelsene",)
    assert advice.lix > HEAVY
    assert len(advice) == 3


def test_where_there_is_nothing_to_say_nothing_is_said():
    assert not look_over(ORDINARY, "nb")
    assert not look_over("", "nb")


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_what_the_method_tells_neighbours_needs_no_advice(language):
    for element in load(latest_version()).elements:
        text = element.for_neighbours.text.in_language(language)
        assert not look_over(text, language), text


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_word_that_hurts_stands_in_the_method(language):
    for path in (settings.METHOD_CONTENT_DIR / latest_version() / language).glob("*.yaml"):
        assert hurtful_words(path.read_text("utf-8"), language) == [], path


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_no_word_that_hurts_stands_in_the_interface_or_the_demo(room):
    texts = " ".join(str(text) for _context, text in texts_of(room))
    nynorsk = " ".join(path.read_text("utf-8") for path in room.glob("locale/nn/LC_MESSAGES/*.po"))
    demo = " ".join(str(yaml.safe_load(path.read_text("utf-8"))) for path in room.glob("demo/content/*.yaml"))
    assert hurtful_words(re.sub(r"\\n", " ", f"{texts} {demo}"), "nb") == []
    assert hurtful_words(nynorsk, "nn") == []
