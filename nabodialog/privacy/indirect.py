"""Words about health, substances or crime where they stand near one person, or near a home that is pointed at."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from .finding import Certainty, Finding, Kind
from .words import Endings, Sentences, Word, lists_in, words_of

LISTS = lists_in("sensitive")
SENSITIVE = Endings.of([*LISTS["health"], *LISTS["substance"], *LISTS["crime"]])
TARGET_GROUPS = Endings.of(LISTS["target_groups"])
ONE_PERSON, ONE_HOME = frozenset(LISTS["people"]), frozenset(LISTS["dwellings"])
PHRASES = re.compile(rf"\b(?:{'|'.join(LISTS['phrases'])})", re.IGNORECASE)
# Services are called so; what they do is no secret.
SERVICES = frozenset(
    ["helse", "helsevern", "helsearbeid", "helsetjeneste", "helsetjenester", "helseteneste", "helsetenester"]
)
POINTS_OUT = frozenset(
    [Kind.NAME, Kind.FLOOR, Kind.STREET_ADDRESS, Kind.DWELLING_NUMBER, Kind.BIRTH_DATE, Kind.VEHICLE]
)
NEAR = 100


def indirect(text: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """High where something already found says who or where it is, possible beside «hun» or «naboen»."""
    words, sentences = words_of(text), Sentences(text)
    certain = sorted(finding.start for finding in found if finding.kind in POINTS_OUT)
    likely = sorted(
        [word.start for word in words if word.low in ONE_PERSON or word.low in ONE_HOME]
        + [match.start() for match in PHRASES.finditer(text)]
    )
    for word in _sensitive(words):
        if _has_near(certain, word, sentences):
            yield Finding(Kind.INDIRECT, Certainty.HIGH, word.start, word.end)
        elif _has_near(likely, word, sentences):
            yield Finding(Kind.INDIRECT, Certainty.POSSIBLE, word.start, word.end)


def target_groups(text: str) -> Iterator[Finding]:
    """For a home that stands alone: whom it is for would be told about the one person who lives there."""
    for word in words_of(text):
        if word.low in TARGET_GROUPS:
            yield Finding(Kind.TARGET_GROUP, Certainty.HIGH, word.start, word.end)


def _sensitive(words: list[Word]) -> Iterator[Word]:
    for word, following in zip_longest(words, words[1:]):
        service = word.low.startswith("psykisk") and following is not None and following.low in SERVICES
        if not service and (word.low in SENSITIVE or word.text.startswith("LAR")):
            yield word


def _has_near(places: list[int], word: Word, sentences: Sentences) -> bool:
    """Is one of these places in the word's sentence, and not far from it?"""
    start, end = sentences.around(word.start)
    earliest, latest = max(start, word.start - NEAR), min(end, word.end + NEAR)
    number = bisect_left(places, earliest)
    return number < len(places) and places[number] < latest
