"""What stands on each sheet. The templates in `paper/` see these and nothing else: never a row of the database.

All words are ready, in the sheet's own language.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sender:
    """`page` is the address that `code` (a QR code, as SVG) leads to; both are empty where nothing is published."""

    name: str
    accent: str
    logo: tuple[int, ...]
    page: str = ""
    code: str = ""
    code_means: str = ""


@dataclass(frozen=True)
class Sheet:
    language: str
    title: str
    sender: Sender
    page_of: str
    """«Side {page} av {pages}», for the template to fill."""


@dataclass(frozen=True)
class Number:
    number: str
    name: str
    when: str


@dataclass(frozen=True)
class Numbers:
    title: str
    lines: tuple[Number, ...]


@dataclass(frozen=True)
class Contact:
    title: str
    name: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ContactCard(Sheet):
    emergency: Numbers
    not_urgent: Numbers
    contact: Contact
    verified: str


@dataclass(frozen=True)
class Poster(Sheet):
    place: str
    introduction: str
    next_title: str
    next_lines: tuple[str, ...]
    act: str
    contact: Contact


@dataclass(frozen=True)
class Step:
    text: str
    when: str
    note: str


@dataclass(frozen=True)
class Column:
    kind: str
    title: str
    nothing: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Wall(Sheet):
    """The timeline in three columns: done, now, planned."""

    lead: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Paragraph:
    """Lines of running text; or, where `is_list`, points one by one."""

    lines: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True)
class LetterSheet(Sheet):
    """One letter, once for each envelope. `draft` says that it is not approved; empty where it is."""

    envelopes: tuple[tuple[str, ...], ...]
    return_to: str
    dated: str
    draft: str
    paragraphs: tuple[Paragraph, ...]
    act: str
    contact: Contact


@dataclass(frozen=True)
class Labels(Sheet):
    envelopes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Lane:
    """A phase on the wall: its elements with when they are planned, and room for what is the team's own."""

    title: str
    cards: tuple[tuple[str, str], ...]
    room: int


@dataclass(frozen=True)
class TeamWall(Sheet):
    lead: str
    lanes: tuple[Lane, ...]
    own: str
    who: str
    when: str


@dataclass(frozen=True)
class CardRow:
    purpose: str
    participants: str
    methods: str


@dataclass(frozen=True)
class Card:
    """Half an A4: an element with what is wanted of it, or with its checklist."""

    phase: str
    title: str
    rows: tuple[CardRow, ...] = ()
    checks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cards(Sheet):
    """The rest are the words that stand on each."""

    cards: tuple[Card, ...]
    purpose: str
    participants: str
    methods: str
    who: str
    when: str


@dataclass(frozen=True)
class GuidePart:
    title: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class GuideStep:
    clock: str
    name: str
    doing: tuple[str, ...]
    ask: str


@dataclass(frozen=True)
class Guide(Sheet):
    project: str
    lead: str
    begin: tuple[GuidePart, ...]
    steps_title: str
    steps: tuple[GuideStep, ...]
    end: GuidePart
