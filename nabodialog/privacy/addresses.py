"""Where somebody lives: a street with a number, a property, a point on the map, a floor, a certain flat."""

import re
from collections.abc import Iterator

from .finding import Certainty, Finding, Kind
from .words import Sentences, lists_in, words_in

LISTS = lists_in("streets")
ENDINGS = tuple(LISTS["endings"])
ALONE, NOT_STREETS = frozenset(LISTS["alone"]), frozenset(LISTS["not_streets"])
TOWNS = words_in("places") | words_in("not_names")
PUBLIC, LIVING = tuple(LISTS["public_buildings"]), frozenset(LISTS["living"])
COUNTED = "|".join(re.escape(unit) for unit in sorted(LISTS["units"], key=len, reverse=True))
MONTHS = "|".join(LISTS["months"])
ANY = Certainty.POSSIBLE

# A word with a number after it that neither counts something nor begins a date.
NUMBERED = re.compile(
    r"(?<![\w.'’\-])(?P<word>[^\W\d_][\w'’\-]{0,40}\.?)[ \u00a0]{1,2}"
    r"(?P<number>\d{1,3})(?P<letter>[ ]?[A-H]|[a-h])?(?![\w\-])(?![.,:]?\d)"
    rf"(?!\.[ ]?(?:{MONTHS}|etasje|etg|høgd|trinn|klasse|plass)\b)(?![ ](?:{COUNTED})(?!\w))"
)
BEFORE = re.compile(r"(?:(?:[A-ZÆØÅ][\wæøå'’\-]{0,40}\.?|[a-zæøå]{2,5})[ ]){1,4}$")
LEFT_OUT = frozenset(LISTS["left_out"])
LIVES = re.compile(
    r"\b(?:bor|bur|bodde|budde|flytter|flyttar|adresse[nr]?|adressa)(?:[ ](?:i|på|til|ved|er))?:?[ ]$", re.IGNORECASE
)
STANDS_AT = re.compile(r"(?<!\w)(?:i|på|utenfor|utanfor)[ ]$")
PROPERTY = re.compile(
    r"\b(?:gnr|gårdsnr|gardsnr)\.?[ /]{0,2}\d{1,4}[ ,/]{1,3}(?:og[ ])?(?:bnr|bruksnr)?\.?[ ]?\d{1,5}", re.IGNORECASE
)
SHORT_PROPERTY = re.compile(
    r"\b(?:bruks(?:nummer|nr)|(?:eiendom|eigedom|matrikkel)\w{0,8}|gnr\.?/bnr)\.?:?[ ]{1,2}"
    r"\d{1,4}/\d{1,5}(?:/\d{1,4}){0,2}",
    re.IGNORECASE,
)
POINT = re.compile(r"(?<![\d.,])(?:5[7-9]|6\d|7[01])[.,]\d{4,10}°?[ ]?[NØE]?[ ,;]{1,3}\d{1,2}[.,]\d{4,10}")
ORDINAL = r"(?:\d{1,2}\.|første|fyrste|andre|annen|tredje|fjerde|femte|sjette|sjuende|syvende|åttende|niende|tiende)"
MINUTES = r"°[ ]?\d{1,2}(?:[.,]\d{1,5})?['’′]"
DEGREES = re.compile(rf"(?<!\d)(?:5[7-9]|6\d|7[01]){MINUTES}[^\n\d]{{0,9}}\d{{1,2}}{MINUTES}")
FLOOR = re.compile(rf"(?<![\w.]){ORDINAL}[ ]?(?:etasjen?|etg|høgda|høgd)\b", re.IGNORECASE)
HOME = r"leilighet(?:en)?|leilegheita?|leil\.?|bolig|bustad|hus|husnummer|hybel|oppgang|inngang"
FLAT = re.compile(
    rf"\b(?i:{HOME})[ ](?:(?:nr|Nr)\.?[ ]?|nummer[ ])?(?:\d{{1,3}}[A-Za-z]?|[A-H])\b(?![.,]?\d)"
    rf"(?!\.[ ](?:{MONTHS})\b)(?![ ](?:{COUNTED})(?!\w))"
)
ATTIC = re.compile(
    r"\b(?:hybelen(?:[ ]i[ ]kjelleren|[ ]på[ ]loftet)?|(?:kjeller|sokkel|lofts|topp)leilighe\w{1,4})\b", re.IGNORECASE
)


def addresses(text: str) -> Iterator[Finding]:
    for match in NUMBERED.finditer(text):
        start = _street_start(text, match)
        if start is not None:
            yield Finding(Kind.STREET_ADDRESS, ANY, start, match.end())
    for pattern in (PROPERTY, SHORT_PROPERTY, POINT, DEGREES):
        yield from (Finding(Kind.STREET_ADDRESS, ANY, *match.span()) for match in pattern.finditer(text))
    sentences = Sentences(text)
    for pattern in (FLOOR, FLAT, ATTIC):
        for match in pattern.finditer(text):
            if not _is_of_a_public_building(text, match, sentences):
                yield Finding(Kind.FLOOR, ANY, *match.span())


def _street_start(text: str, match: re.Match[str]) -> int | None:
    """Where the name of the street begins; None where the word before the number names none."""
    word = match["word"]
    low = word.lower()
    if low in NOT_STREETS:
        return None
    before = BEFORE.search(text, max(match.start() - 90, 0), match.start())
    first = _first_capital(before[0]) if before else None
    own_start = match.start() if first is None or before is None else before.start() + first
    if low in ALONE:
        return own_start if own_start < match.start() else None
    if low.endswith(ENDINGS) and (word[0].isupper() or low.endswith(("gata", "gaten"))) and low not in ENDINGS:
        return own_start
    placed = STANDS_AT.search(text, max(match.start() - 10, 0), match.start()) and len(word) > 5 and word not in TOWNS
    if word[0].isupper() and (
        match["letter"] or placed or LIVES.search(text, max(match.start() - 30, 0), match.start())
    ):
        return match.start()
    return None


def _first_capital(words: str) -> int | None:
    """Where the name of a street begins in the words before its last: at «Nedre» in «i Nedre »."""
    place, first = len(words), None
    for word in reversed(words.split()):
        place = words.rindex(word, 0, place)
        if not word[0].isupper() or word in LEFT_OUT:
            break
        first = place
    return first


def _is_of_a_public_building(text: str, match: re.Match[str], sentences: Sentences) -> bool:
    start, end = sentences.around(match.start())
    near = text[max(start, match.start() - 80) : min(end, match.end() + 80)].lower()
    words = set(re.findall(r"[^\W\d_]{2,40}", near))
    return any(word.endswith(PUBLIC) or word.startswith(PUBLIC) for word in words) and not words & LIVING
