"""All that has happened with an enquiry, as one list: what was written, how it moved, and what was promised."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nabodialog.people.models import Person

from .models import (
    DueChange,
    Enquiry,
    Forwarding,
    IncomingMail,
    Message,
    MessageKind,
    Move,
    Solved,
    Verdict,
    WhyOver,
)


class Side(Enum):
    NEIGHBOUR = "neighbour"
    US = "us"
    NOTE = "note"
    FACT = "fact"


@dataclass(frozen=True)
class Entry:
    """`message` is there where something was written to the neighbour, for whether it has been told.

    `mail` is there where it came by e-mail, with what it was an answer to.
    """

    at: datetime
    side: Side
    title: str
    text: str = ""
    by: Person | None = None
    message: Message | None = None
    mail: IncomingMail | None = None

    @property
    def may_be_promise(self) -> bool:
        """An answer that no promise has been written down from."""
        message = self.message
        return message is not None and message.kind == MessageKind.ANSWER and not message.promises.all()

    @property
    def is_fact(self) -> bool:
        return self.side is Side.FACT


def story_of(enquiry: Enquiry) -> list[Entry]:
    """The oldest first; what happened in the same moment stands in the order that it was done."""
    messages = enquiry.messages.select_related("by", "incoming").prefetch_related("promises")
    moves = enquiry.moves.select_related("by")
    entries = [*written(messages), *moved(moves), *promised(enquiry.due_changes.all())]
    entries += [*judged(enquiry.verdicts.all()), *erased(enquiry)]
    entries += forwarded(enquiry.forwardings.select_related("by"))
    return [first_of(enquiry), *sorted(entries, key=lambda entry: entry.at)]


def first_of(enquiry: Enquiry) -> Entry:
    title = _("Naboen skrev") if enquiry.registered_by is None else _("Naboen sa")
    mail = enquiry.incoming.filter(message=None).first()
    return Entry(enquiry.received_at, Side.NEIGHBOUR, title, enquiry.text, enquiry.registered_by, mail=mail)


def erased(enquiry: Enquiry) -> Iterator[Entry]:
    if enquiry.erased_at:
        told = _("Det som var skrevet, bildene og hvordan naboen nås, er slettet")
        yield Entry(enquiry.erased_at, Side.FACT, told, why_erased(enquiry.erased_after or 0))


def why_erased(months: int) -> str:
    if not months:
        return _("Noen ba om det")
    after = ngettext(
        "%(months)s måned etter at den var avsluttet", "%(months)s måneder etter at den var avsluttet", months
    )
    return after % {"months": months}


def written(messages: Iterable[Message]) -> Iterator[Entry]:
    for message in messages:
        side = Side.NEIGHBOUR if message.is_from_neighbour else Side.US if message.is_to_neighbour else Side.NOTE
        told = message if message.is_to_neighbour else None
        mail = getattr(message, "incoming", None)
        yield Entry(message.at, side, message.get_kind_display(), message.text, message.by, told, mail)


def moved(moves: Iterable[Move]) -> Iterator[Entry]:
    for move in moves:
        yield Entry(move.at, Side.FACT, move.get_end_display(), move.why, move.by)


def promised(changes: Iterable[DueChange]) -> Iterator[Entry]:
    for change in changes:
        words = _("Svaret er lovet %(due)s, ikke %(former)s")
        dates = {"due": date_format(change.due_on), "former": date_format(change.former)}
        yield Entry(change.at, Side.FACT, words % dates, change.get_cause_display())


def judged(verdicts: Iterable[Verdict]) -> Iterator[Entry]:
    said = {
        Solved.YES: _("Naboen sier at det ble løst"),
        Solved.PARTLY: _("Naboen sier at det ble delvis løst"),
        Solved.NO: _("Naboen sier at det ikke ble løst"),
    }
    for verdict in verdicts:
        yield Entry(verdict.at, Side.NEIGHBOUR, said[Solved(verdict.solved)])


def forwarded(forwardings: Iterable[Forwarding]) -> Iterator[Entry]:
    """What we asked others, and what came of it; neighbours never read it."""
    ends = {
        WhyOver.ANSWERED: _("%(organisation)s har svart"),
        WhyOver.EXPIRED: _("%(organisation)s svarte ikke i tide"),
        WhyOver.TAKEN_BACK: _("Vi venter ikke lenger på %(organisation)s"),
    }
    for each in forwardings:
        who = {"organisation": each.organisation}
        yield Entry(each.at, Side.NOTE, _("Spørsmål til %(organisation)s") % who, each.question, each.by)
        if each.over_at:
            side = Side.NOTE if each.answer else Side.FACT
            yield Entry(each.over_at, side, ends[WhyOver(each.why_over)] % who, each.answer)
