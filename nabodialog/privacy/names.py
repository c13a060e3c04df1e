"""Names of persons: by common names, by how a name stands in a sentence, and by the words that people are named with.

A name is never certain: a role may be public, a place may be called after someone. So a person decides.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from .finding import Certainty, Finding, Kind
from .words import Word, lists_in, words_in, words_of

WORDS_TOO = words_in("names_that_are_words")
GIVEN = words_in("given_names") - WORDS_TOO
SURNAMES = words_in("surnames")
PLACES = words_in("places")
NOT_NAMES = words_in("not_names")
LISTS = lists_in("naming")
PEOPLE = frozenset(lists_in("sensitive")["people"])
PLACE_WORDS, NAMED_PLACES = frozenset(LISTS["place_words"]), tuple(LISTS["place_endings"])
TITLES, TOWARDS, KIN = (frozenset(LISTS[name]) for name in ("titles", "towards", "kin"))
CALLED, GREETS, LIVES = (frozenset(LISTS[name]) for name in ("called", "greets", "lives"))
DOES = LIVES | frozenset(LISTS["does"])
PATRONYMIC = ("sen", "zen", "sson", "datter", "dotter")
SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:;•–\n]|^[ \-]{1,3})[ \t]{0,4}[«\"“(]?$")


def names(text: str, known: Collection[str] = ()) -> Iterator[Finding]:
    """`known` are words in small letters that are no person's name here: the municipality, its districts."""
    words = words_of(text)
    for run, at in _runs(text, words):
        for part, past, after in _parts(text, run, words[max(at - 2, 0) : at], known):
            if _is_person(text, part, past, after):
                yield Finding(Kind.NAME, Certainty.POSSIBLE, part[0].start, part[-1].end)


def _runs(text: str, words: Sequence[Word]) -> Iterator[tuple[list[Word], int]]:
    """Capitalised words that stand side by side, and where in the text's words each row begins."""
    run: list[Word] = []
    for number, word in enumerate(words):
        if run and not (word.text[0].isupper() and _adjoins(text, run[-1], word)):
            yield run, number - len(run)
            run = []
        if word.text[0].isupper():
            run.append(word)
    if run:
        yield run, len(words) - len(run)


def _adjoins(text: str, first: Word, second: Word) -> bool:
    gap = text[first.end : second.start]
    return gap in {" ", "\u00a0"} or (len(first.text) == 1 and gap in {". ", "."})


def _parts(
    text: str, run: list[Word], past: Sequence[Word], known: Collection[str]
) -> Iterator[tuple[list[Word], Sequence[Word], str]]:
    """A row without the words that are no names, with the two words before and the one after each part."""
    following = re.match(r"[ ]([^\W\d_]{2,40})", text[run[-1].end : run[-1].end + 42])
    part: list[Word] = []
    begins = SENTENCE_BEGINS.search(text[max(run[0].start - 6, 0) : run[0].start]) is not None
    past = [] if begins else past
    for number, word in enumerate(run):
        ordinary = begins and number == 0 and not _may_be_name(word.text)
        if ordinary or _is_no_name(word.text, known):
            if part:
                yield part, past, word.text if word.text.isupper() else word.low
            past, part = [*past, *part, word][-2:], []
        else:
            part.append(word)
    if part:
        yield part, past, following[1].lower() if following else ""


def _is_no_name(word: str, known: Collection[str]) -> bool:
    return (
        word in NOT_NAMES or word.lower() in known or (word.isupper() and len(word) > 1 and word.title() not in GIVEN)
    )


def _may_be_name(word: str) -> bool:
    return _is_given(word) or word in WORDS_TOO or word in SURNAMES or len(word) == 1


def _is_given(word: str) -> bool:
    """Also in the genitive, with a hyphen, or in capitals."""
    first = re.split(r"[-'’]", word)[0]
    first = first.title() if first.isupper() and len(first) > 2 else first
    return first in GIVEN or (first.endswith("s") and len(first) > 4 and first[:-1] in GIVEN)


def _is_person(text: str, part: list[Word], past: Sequence[Word], after: str) -> bool:
    texts = [word.text for word in part]
    if after in PLACE_WORDS or texts[-1].lower().endswith(("gate", "vei", "veg")):
        return False
    if any(_is_given(word) for word in texts) or _is_introduced(texts, past):
        return True
    within = _is_within_sentence(text, part[0], past)
    unplaced = [word for word in texts if word not in PLACES and not word.lower().endswith(NAMED_PLACES)]
    last, initial = texts[-1], len(texts[0]) == 1
    return (
        (len(texts) == 1 and last in WORDS_TOO and after in (DOES if within else LIVES))
        or any(one in WORDS_TOO and other in unplaced for one, other in pairwise(texts))
        or (len(unplaced) == len(texts) > 1 and within and not initial)
        or (last in SURNAMES and (last.endswith(PATRONYMIC) or initial))
        or (bool(unplaced) and _is_called(past))
    )


def _is_within_sentence(text: str, word: Word, past: Sequence[Word]) -> bool:
    return bool(past) and SENTENCE_BEGINS.search(text[max(word.start - 6, 0) : word.start]) is None


def _is_introduced(texts: Sequence[str], past: Sequence[Word]) -> bool:
    """By a title or by kinship; names that are words too also by «til», «av» and the like."""
    last = past[-1].low if past else ""
    if last in TITLES or (last in TOWARDS and texts[0] in WORDS_TOO):
        return True
    return len(past) > 1 and last == "til" and past[-2].low in KIN


def _is_called(past: Sequence[Word]) -> bool:
    """By «heter», where it is said of somebody, or by a greeting."""
    last = past[-1].low if past else ""
    return last in GREETS or (last in CALLED and (len(past) < 2 or past[-2].low in PEOPLE))
