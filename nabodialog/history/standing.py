"""Where the chain stands, for those who look at the log of one municipality."""

from dataclasses import dataclass
from datetime import datetime

from nabodialog.people.models import Municipality

from .checking import LATE
from .models import Seal, Unsealed


@dataclass(frozen=True)
class Standing:
    """`last` is the seal on what was sealed last there; `is_late` where something has waited too long for its own."""

    last: Seal | None
    is_late: bool


def standing_of(municipality: Municipality, now: datetime) -> Standing:
    waiting = Unsealed.objects.filter(event__municipality=municipality, since__lte=now - LATE)
    return Standing(Seal.objects.filter(event__municipality=municipality).last(), waiting.exists())
