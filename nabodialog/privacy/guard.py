"""Finds in a text what may not be published. Pure functions, no network, no database: the text never leaves here.

What is *high* stops a publication. What is *possible* is for a person to judge. Findings hold where, never what.
"""

import re
from collections.abc import Collection

from .addresses import addresses
from .finding import Certainty, Finding, Kind
from .indirect import indirect, target_groups
from .names import names
from .structured import structured
from .words import WORD, words_in

# What one may allow oneself: a municipality's telephone, but nobody's national number.
ALLOWABLE = frozenset([Kind.PHONE, Kind.EMAIL, Kind.STREET_ADDRESS, Kind.ACCOUNT])
WHERE = frozenset([Kind.STREET_ADDRESS, Kind.FLOOR])


def find(
    text: str, *, single_unit: bool = False, allowed: Collection[str] = (), secret: Collection[str] = ()
) -> list[Finding]:
    """Every finding in the text, by position.

    `allowed` are the municipality's own numbers, addresses and place names; `secret` is what may not stand here however
    it is written. Where homes stand alone (`single_unit`), an exact address would point at one person and is high.
    """
    own = {_bare(value) for value in allowed} | words_in("helplines")
    known = {word.lower() for value in allowed if "@" not in value for word in WORD.findall(value)}
    found = [*structured(text), *addresses(text), *names(text, known), *_secrets(text, secret)]
    found += indirect(text, found)
    found += target_groups(text) if single_unit else []
    if single_unit:
        found = [_certain(finding) if finding.kind in WHERE else finding for finding in found]
    kept = [f for f in found if f.kind not in ALLOWABLE or _bare(text[f.start : f.end]) not in own]
    return _without_overlaps(kept, len(text))


def _bare(value: str) -> str:
    """As compared: without blanks and country code."""
    return re.sub(r"^(\+47|0047)", "", re.sub(r"\s", "", value)).lower()


def _secrets(text: str, secret: Collection[str]) -> list[Finding]:
    patterns = [r"\s{1,3}".join(map(re.escape, value.split())) for value in secret if len(value) > 3]
    return [
        Finding(Kind.STREET_ADDRESS, Certainty.HIGH, *match.span())
        for pattern in patterns
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    ]


def _certain(finding: Finding) -> Finding:
    return Finding(finding.kind, Certainty.HIGH, finding.start, finding.end)


def _without_overlaps(found: list[Finding], length: int) -> list[Finding]:
    """The surest finding wins where two share letters, then the longest."""
    taken, kept = bytearray(length), []
    for finding in sorted(found, key=lambda f: (f.certainty != Certainty.HIGH, f.start - f.end)):
        if not any(taken[finding.start : finding.end]):
            taken[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
            kept.append(finding)
    return sorted(kept, key=lambda finding: finding.start)
