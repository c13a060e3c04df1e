"""How much the guard finds, and how often it cries wolf. `pytest -s` prints the figures."""

from collections import Counter

import pytest

from nabodialog.privacy.finding import Kind
from nabodialog.privacy.guard import Guard, find

from .corpus_reading import OWN, Mark, prose, read, sentences

CORPORA = ["worked_with", "held_out", "by_others", "by_others_held_out"]
LOOSE = {Kind.NAME, Kind.INDIRECT}  # part of a name, or one word of two, shows a person where to look
AT_LEAST = dict.fromkeys(Kind, 0.99) | {Kind.NAME: 0.90, Kind.INDIRECT: 0.90}


def is_found(mark, findings):
    same = [finding for finding in findings if finding.kind == mark.kind]
    if mark.kind in LOOSE:
        return any(finding.start < mark.end and mark.start < finding.end for finding in same)
    return any(finding.start <= mark.start and mark.end <= finding.end for finding in same)


def recall(corpus):
    """For each kind: how many are found, of how many."""
    found, marked = Counter(), Counter()
    for sentence in corpus:
        findings = find(sentence.text)
        for mark in sentence.marks:
            marked[mark.kind] += 1
            found[mark.kind] += is_found(mark, findings)
    return {kind: (found[kind], marked[kind]) for kind in marked}


@pytest.mark.parametrize("name", CORPORA[2:])
def test_it_finds_nothing_else_in_them(name):
    for sentence in sentences(name):
        places = [range(mark.start, mark.end) for mark in sentence.marks]
        loose = [f for f in find(sentence.text) if not any(f.start < p.stop and p.start < f.end for p in places)]
        assert loose == [], sentence.text


@pytest.mark.parametrize("name", CORPORA)
def test_it_finds_what_a_person_would_mark(name):
    figures = recall(sentences(name))
    for kind, (found, marked) in figures.items():
        print(f"{name} {kind}: {found} of {marked} = {found / marked:.3f}")
    assert {kind for kind, (found, marked) in figures.items() if found / marked < AT_LEAST[Kind(kind)]} == set()


def test_it_is_tried_on_enough_and_in_both_languages():
    everything = [sentence for name in CORPORA for sentence in sentences(name)]
    assert len({sentence.text for sentence in everything}) >= 200
    assert min(Counter(sentence.language for sentence in everything).values()) >= 80
    kinds = Counter(mark.kind for sentence in everything for mark in sentence.marks)
    assert set(kinds) == set(Kind) - {Kind.TARGET_GROUP}  # which depends on the project: test_guard.py
    assert min(kinds.values()) >= 7


def test_it_seldom_cries_wolf():
    words = alarms = 0
    for name, text in prose():
        found = Guard(allowed=OWN).find(text)
        words, alarms = words + len(text.split()), alarms + len(found)
        print(f"{name}: {len(found)} in {len(text.split())} words", [text[f.start : f.end] for f in found])
    print(f"false alarms per 1,000 words: {1000 * alarms / words:.2f} in {words} words")
    assert words > 10_000
    assert alarms / words <= 1 / 1000


def test_a_miss_would_count():
    sentence = read("nb", "Ring [phone:412 34 567] nå.")
    assert sentence.text == "Ring 412 34 567 nå."
    assert sentence.marks == (Mark("phone", 5, 15),)
    assert is_found(sentence.marks[0], find(sentence.text))
    assert not is_found(sentence.marks[0], find("Ring meg nå."))
