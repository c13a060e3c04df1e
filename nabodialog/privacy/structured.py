"""Numbers and addresses that follow a form: of persons, accounts, telephones, mail and cars."""

import re
from collections.abc import Iterator
from datetime import date

from .finding import Certainty, Finding, Kind

GAP = r"[ .\-–/\u00a0\u2009\u202f]"
BLANK = r"[ \u00a0\u2009\u202f]"
# Every repetition has an end, and begins only where a run of its signs does: the work grows with the text alone.
ELEVEN_DIGITS = re.compile(
    rf"(?<![\d+])(?:\d{{2}}{GAP}\d{{2}}{GAP}\d{{2}}|\d{{6}}){GAP}{{0,3}}(?:\d{{5}}|\d{{3}}{GAP}\d{{2}}|\d{{2}}{GAP}\d{{3}})(?!\d)"
)
GROUPED_ACCOUNT = re.compile(
    rf"(?<!\d)\d{{4}}{GAP}\d{{2}}{GAP}\d{{5}}(?!\d)|\bNO\d{{2}}(?:{BLANK}?\d{{4}}){{2}}{BLANK}?\d{{3}}\b"
)
NO_AMOUNT = rf"(?!\d|/)(?!{BLANK}?(?:kr\b|kroner\b|NOK\b|%|prosent\b|mill))"
NO_MORE = rf"(?!{BLANK}\d)"  # a longer row of pairs is no telephone
PHONE = re.compile(
    rf"(?<![\d/.,\-+])(?:(?:\+|00)47{BLANK}?\d|[2-9])"
    rf"(?:\d{{7}}|\d{{2}}[ .\-\u00a0]\d{{2}}[ .\-\u00a0]\d{{3}}|\d(?:{BLANK}\d{{2}}){{3}}{NO_MORE}){NO_AMOUNT}"
)
FOREIGN_PHONE = re.compile(r"(?<![\d\w+])(?:\+|00)(?!47)[1-9]\d{0,2}(?:[ \-]?\d){6,12}(?!\d)")
SAID_PHONE = re.compile(
    r"\b(?:tlf|telefon\w{0,8}|mobil\w{0,8}|mob|sms)\b\.?:?[ ]{0,2}(?:er[ ])?"
    r"(?P<here>\d{4}[ ]\d{4}|\d{2}[ ]\d{3}[ ]\d{3})(?!\d)",
    re.IGNORECASE,
)
EMAIL = re.compile(
    r"(?<![\w.+\-])[\w.+\-]{1,64}(?:[ ]?@[ ]?|[ ]?[(\[](?:at|krøllalfa)[)\]][ ]?)[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,8}"
)
DWELLING_NUMBER = re.compile(r"\b[HLUK][ \-]?(?P<number>\d{4})\b")
SAID_VEHICLE = re.compile(
    r"\b(?:registreringsn\w{1,8}|reg\.?nr|skilt\w{0,8}|bilnummer\w{0,2})\.?:?[ ](?:er[ ])?"
    r"(?P<here>[a-z]{2}[ \-]?\d{5})(?!\d)",
    re.IGNORECASE,
)
VEHICLE = re.compile(r"(?<![\w\-])(?!NS|EN|NR|TV|GS|ID|PO)[A-Z]{2}[ \-]?\d{5}(?!\d)")
MONTH = r"(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)\w{0,7}"
BIRTH_DATE = re.compile(
    r"\b(?:født|fødd|fødselsdato\w{0,2}|fødselsdag\w{0,2}|fødselsår\w{0,2}|f\.)"
    r"(?:[ ](?:hans|hennes|hennar|min|din))?(?:[ ](?:er|var))?:?[ ]{1,2}(?:den[ ]|i[ ])?"
    rf"(?P<here>\d{{1,2}}(?:[./\-][ ]?\d{{1,2}}|\.?[ ]{MONTH})(?:[./\- ]{{1,2}}\d{{2,4}})?"
    r"|\d{6}|(?:19|20)\d{2})(?!\d)",
    re.IGNORECASE,
)
WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


def structured(text: str) -> Iterator[Finding]:
    yield from _eleven_digits(text)
    yield from _matches(GROUPED_ACCOUNT, Kind.ACCOUNT, text)
    for pattern in (PHONE, FOREIGN_PHONE, SAID_PHONE):
        yield from _matches(pattern, Kind.PHONE, text)
    yield from _matches(EMAIL, Kind.EMAIL, text)
    for pattern in (VEHICLE, SAID_VEHICLE):
        yield from _matches(pattern, Kind.VEHICLE, text)
    yield from _matches(BIRTH_DATE, Kind.BIRTH_DATE, text)
    for match in DWELLING_NUMBER.finditer(text):
        certain = not match["number"].startswith(("19", "20"))  # which may as well be a year
        yield Finding(Kind.DWELLING_NUMBER, Certainty.HIGH if certain else Certainty.POSSIBLE, *match.span())


def _matches(pattern: re.Pattern[str], kind: Kind, text: str) -> Iterator[Finding]:
    group = "here" if "here" in pattern.groupindex else 0
    for match in pattern.finditer(text):
        yield Finding(kind, Certainty.POSSIBLE, *match.span(group))


def _eleven_digits(text: str) -> Iterator[Finding]:
    """A person's number where they begin like a date, else an account. Control digits raise the certainty, no more."""
    for match in ELEVEN_DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if begins_like_a_date(digits):
            certainty = Certainty.HIGH if control_digits_fit(digits) else Certainty.POSSIBLE
            yield Finding(Kind.NATIONAL_ID, certainty, *match.span())
        elif len(match[0]) == 11 or _rest(digits, WEIGHTS) == 0:
            yield Finding(Kind.ACCOUNT, Certainty.POSSIBLE, *match.span())


def begins_like_a_date(digits: str) -> bool:
    """Day +40 is a D-number; month +40, +65 and +80 are NAV's, synthetic and test numbers."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day -= 40 if day > 40 else 0
    month -= next((shift for shift in (80, 65, 40) if month > shift), 0)
    try:
        date(2000 + year if month == 2 and day == 29 else 2001, month, day)
    except ValueError:
        return False
    return True


def control_digits_fit(digits: str) -> bool:
    """By the rule in force, and by the one from 2032 on, where the first control digit may leave 1, 2 or 3 over."""
    return _rest(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)) in {0, 1, 2, 3} and _rest(digits, WEIGHTS) == 0


def _rest(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11
