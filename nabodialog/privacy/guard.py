"""Finds in a text what may not be published. Pure functions, no network, no database: the text never leaves here.

What is *high* stops a publication. What is *possible* is for a person to judge. Findings hold where, never what.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .addresses import addresses
from .finding import Certainty, Finding, Kind
from .indirect import indirect, target_groups
from .names import names
from .structured import structured
from .words import WORD, words_in

# What one may allow oneself: a municipality's telephone, but nobody's national number.
ALLOWABLE = frozenset([Kind.PHONE, Kind.EMAIL, Kind.STREET_ADDRESS, Kind.ACCOUNT])
WHERE = frozenset([Kind.STREET_ADDRESS, Kind.FLOOR])


@dataclass(frozen=True)
class Guard:
    """What the guard knows of whoever publishes.

    `allowed` are the municipality's own numbers and addresses, `places` where it lies; `secret` is what may not stand
    anywhere, however it is written. Where homes stand alone (`single_unit`), an exact address would point at one person
    and is high.
    """

    single_unit: bool = False
    allowed: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()

    def find(self, text: str) -> list[Finding]:
        """Every finding in the text, by position."""
        places = {word.lower() for value in self.places for word in WORD.findall(value)}
        found = [*structured(text), *addresses(text), *names(text, places)]
        found = [*self._not_allowed(text, found), *self.secrets(text)]
        found += indirect(text, found)
        if self.single_unit:
            found = [_certain(finding) if finding.kind in WHERE else finding for finding in found]
            found += target_groups(text)
        return _without_overlaps(found, len(text))

    def secrets(self, text: str) -> list[Finding]:
        """Only what may not stand anywhere."""
        patterns = [r"\s{1,3}".join(map(re.escape, value.split())) for value in self.secret if len(value) > 3]
        return [
            Finding(Kind.STREET_ADDRESS, Certainty.HIGH, *match.span())
            for pattern in patterns
            for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
        ]

    def _not_allowed(self, text: str, found: Iterable[Finding]) -> Iterator[Finding]:
        streets = (value[f.start : f.end] for value in self.allowed for f in addresses(value))
        own = {_bare(value) for value in (*self.allowed, *streets)} | words_in("helplines")
        for finding in found:
            if finding.kind not in ALLOWABLE or _bare(text[finding.start : finding.end]) not in own:
                yield finding


def find(text: str) -> list[Finding]:
    """As nobody in particular."""
    return Guard().find(text)


def _bare(value: str) -> str:
    """As compared: without blanks and country code."""
    return re.sub(r"^(\+47|0047)", "", re.sub(r"\s", "", value)).lower()


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
