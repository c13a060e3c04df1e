"""Sentences, words and LIX."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabodialog.lib.readability import lix, long_sentences, long_words, sentences, words

EASY = (
    "Vi bygger seks små hus. De får hage og vei. Du kan si hva du mener om lys, benker og trær. Ring oss, eller "
    "kom innom i dag. Vi har kaffe på kanna, og vi tar oss god tid til deg."
)
HEAVY = (
    "Kommunestyret vedtok reguleringsbestemmelsene etter administrasjonens innstilling, og gjennomføringen forutsetter "
    "ytterligere grunnundersøkelser, avklaring av finansieringsordninger med Husbanken samt utarbeidelse av "
    "driftskonsept, bemanningsplan og samarbeidsavtaler mellom involverte tjenesteområder, foreløpig uten "
    "endelig fastsatt framdriftsplan."
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Møtet er kl. 18. Kom!", 2),
        ("Vi ser på f.eks. lys og benker.", 1),
        ("Vi møtes 5. mai i hagen. Ta med noen du kjenner.", 2),
        ("Dette kan dere påvirke:\nlys\nbenker\n\n3", 3),
        ("«Hva med oss?» spurte naboen. Vi svarte.", 2),
        ("", 0),
    ],
)
def test_sentences_are_told_apart(text, number):
    assert len(sentences(text)) == number


def test_lix_tells_easy_from_heavy():
    assert lix(EASY) < 30
    assert lix(HEAVY) > 60


def test_lix_is_words_per_sentence_and_long_words_per_hundred():
    one = f"En {'to tre fire ' * 6}lengere."
    assert lix(f"{one} {one}") == round(40 / 2 + 100 * 2 / 40)


def test_a_few_words_are_not_judged():
    assert lix("Vi bygger hus i Fjellveien.") is None


def test_the_long_ones_are_pointed_out():
    twenty_six = f"Ord {'og ord ' * 12}til."
    assert long_sentences(f"Kort setning. {twenty_six} Slutt.", most=25) == [twenty_six]
    assert long_sentences(twenty_six, most=26) == []
    assert long_words("Et bomiljø og personvernkonsekvensvurdering, personvernkonsekvensvurdering", most=18) == [
        "personvernkonsekvensvurdering"
    ]
    assert long_words("barne- og ungdomsskole-elevene", most=18) == []


@given(st.text(max_size=400))
def test_any_text_can_be_read(text):
    assert len(sentences(text)) <= max(len(words(text)), 0)
    assert lix(text) is None or lix(text) > 0


def test_it_stays_quick_on_long_texts():
    started = time.process_time()
    lix(HEAVY * 500)
    assert time.process_time() - started < 1
