"""Finds in a text what may not be published. Pure functions, no network, no database: the text never leaves here.

What is *high* stops a publication. What is *possible* is for a person to judge. Findings hold where, never what.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    NATIONAL_ID = "national_id"
    ACCOUNT = "account"
    PHONE = "phone"
    EMAIL = "email"
    DWELLING_NUMBER = "dwelling_number"
    STREET_ADDRESS = "street_address"
    FLOOR = "floor"


class Certainty(StrEnum):
    HIGH = "high"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Finding:
    kind: Kind
    certainty: Certainty
    start: int
    end: int


ELEVEN_DIGITS = re.compile(r"(?<!\d)(\d{6})[ .\-\u00a0]?(\d{5})(?!\d)")
GROUPED_ACCOUNT = re.compile(r"(?<!\d)\d{4}[ .\u00a0]\d{2}[ .\u00a0]\d{5}(?!\d)")
PHONE = re.compile(
    r"(?<![\d/.,\-])(?:(?:\+|00)47[ \u00a0]?)?"
    r"(?:[2-9]\d{7}|[2-9]\d{2}[ \u00a0]\d{2}[ \u00a0]\d{3}|[2-9]\d(?:[ \u00a0]\d{2}){3})(?![\d/])(?![ \u00a0]\d)"
)
EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
DWELLING_NUMBER = re.compile(r"\b[HLUK][ ]?\d{4}\b")
STREETS = "gate gata gaten vei veg vegen veien plass plassen allé bakke bakken terrasse stien svingen tunet"
STREET_ADDRESS = re.compile(
    rf"\b[A-ZÆØÅ][\wæøåÆØÅ.\-]*(?:[ ][\wæøåÆØÅ]+)??[ ]?(?:{'|'.join(STREETS.split())})\.?[ ]+\d{{1,3}}[ ]?[A-Za-z]?\b"
)
FLOOR = re.compile(
    r"\b(?:\d{1,2}\.[ ]?etasje|(?:leilighet|bolig|oppgang)[ ](?:nr\.?[ ]?)?\d{1,3}[A-Z]?)\b", re.IGNORECASE
)


def find(text: str, *, single_unit: bool = False, allowed: Collection[str] = ()) -> list[Finding]:
    """Every finding in the text, by position. `allowed` are the municipality's own numbers and addresses.

    Where homes stand alone (`single_unit`), an exact address would point at one person and is high.
    """
    address = Certainty.HIGH if single_unit else Certainty.POSSIBLE
    found = [
        *_national_ids(text),
        *_accounts(text),
        *_matches(PHONE, Kind.PHONE, Certainty.POSSIBLE, text, allowed),
        *_matches(EMAIL, Kind.EMAIL, Certainty.POSSIBLE, text, allowed),
        *_matches(DWELLING_NUMBER, Kind.DWELLING_NUMBER, Certainty.HIGH, text),
        *_matches(STREET_ADDRESS, Kind.STREET_ADDRESS, address, text, allowed),
        *_matches(FLOOR, Kind.FLOOR, address, text),
    ]
    return _without_overlaps(found)


def _matches(
    pattern: re.Pattern[str], kind: Kind, certainty: Certainty, text: str, allowed: Collection[str] = ()
) -> Iterator[Finding]:
    known = {_bare(value) for value in allowed}
    for match in pattern.finditer(text):
        if _bare(match[0]) not in known:
            yield Finding(kind, certainty, *match.span())


def _bare(value: str) -> str:
    """As compared: without blanks and country code."""
    return re.sub(r"^(\+47|0047)", "", re.sub(r"\s", "", value)).lower()


def _national_ids(text: str) -> Iterator[Finding]:
    """Eleven digits that begin like a date. The control digits raise the certainty; they never decide alone."""
    for match in ELEVEN_DIGITS.finditer(text):
        digits = match[1] + match[2]
        if _begins_like_a_date(digits):
            certainty = Certainty.HIGH if _control_digits_fit(digits) else Certainty.POSSIBLE
            yield Finding(Kind.NATIONAL_ID, certainty, *match.span())


def _begins_like_a_date(digits: str) -> bool:
    """Day +40 is a D-number; month +40, +65 and +80 are NAV's, synthetic and test numbers."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day -= 40 if day > 40 else 0
    month -= next((shift for shift in (80, 65, 40) if month > shift), 0)
    try:
        date(2000 + year if month == 2 and day == 29 else 2001, month, day)
    except ValueError:
        return False
    return True


def _control_digits_fit(digits: str) -> bool:
    """By the rule in force, and by the one from 2032 on, where the first control digit may leave 1, 2 or 3 over."""
    first = sum(int(d) * w for d, w in zip(digits[:10], (3, 7, 6, 1, 8, 9, 4, 5, 2, 1), strict=True)) % 11
    second = sum(int(d) * w for d, w in zip(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True)) % 11
    return first in {0, 1, 2, 3} and second == 0


def _accounts(text: str) -> Iterator[Finding]:
    for match in GROUPED_ACCOUNT.finditer(text):
        yield Finding(Kind.ACCOUNT, Certainty.POSSIBLE, *match.span())
    for match in ELEVEN_DIGITS.finditer(text):
        digits = match[1] + match[2]
        weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
        if not _begins_like_a_date(digits) and sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11 == 0:
            yield Finding(Kind.ACCOUNT, Certainty.POSSIBLE, *match.span())


def _without_overlaps(found: list[Finding]) -> list[Finding]:
    """The surest finding wins where two share letters."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda f: (f.certainty != Certainty.HIGH, f.start - f.end)):
        if all(finding.end <= other.start or other.end <= finding.start for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda finding: finding.start)
