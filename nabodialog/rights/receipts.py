"""What was erased, by which rule and when, in the words of the kinds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from nabodialog.involvement.models import Erasure
from nabodialog.keeping.kinds import Kind, all_kinds

# What rounds call a kind otherwise than the table of kinds does.
FORMERLY = {"mails": "incoming-mail"}


@dataclass(frozen=True)
class Receipt:
    id: int
    kind: Kind | None
    days: int
    number: int
    at: datetime


def receipts_of(erasures: Iterable[Erasure]) -> list[Receipt]:
    kinds = {kind.id: kind for kind in all_kinds().kinds}
    return [
        Receipt(each.pk, kinds.get(FORMERLY.get(each.kind, each.kind)), each.days, each.number, each.at)
        for each in erasures
    ]
