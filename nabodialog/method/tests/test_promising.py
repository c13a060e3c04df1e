"""Which sentences neighbours hear as promises."""

import pytest

from nabodialog.method.promising import LANGUAGES, phrasings, sounding_like_promises


def found(text, language="nb"):
    return [(each.sentence, each.is_vague) for each in sounding_like_promises(text, language)]


def test_the_sentence_is_found_whole_among_others():
    text = "Takk for møtet. I mai skal vi sette opp lys. Det var mange der."
    assert found(text) == [("I mai skal vi sette opp lys.", False)]


@pytest.mark.parametrize("text", ["Vi ser på saken.", "Vi vil gjerne bidra", "Det kommer så snart som mulig."])
def test_vague_words_are_told_apart(text):
    assert found(text) == [(text, True)]


def test_a_clear_promise_wins_over_a_vague_one():
    assert found("Vi skal svare så snart som mulig.") == [("Vi skal svare så snart som mulig.", False)]


@pytest.mark.parametrize("text", ["", "Skal vi møtes igjen?", "Vi skalerer opp.", "Naboene ønsket lys."])
def test_what_promises_nothing_is_left_alone(text):
    assert found(text) == []


def test_nynorsk_has_its_own():
    assert found("Vi kjem tilbake med svar.", "nn") == [("Vi kjem tilbake med svar.", False)]
    assert found("Vi kjem tilbake med svar.", "nb") == []


def test_an_unknown_language_is_read_as_the_source():
    assert found("Vi lover det.", "se") == [("Vi lover det.", False)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_found(language):
    for phrasing in phrasings(language):
        for words in phrasing.words:
            assert sounding_like_promises(f"{words.capitalize()} noe.", language), words
