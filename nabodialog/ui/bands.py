"""Done, doing now and planned: the three bands that say where something stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class BandKind(Enum):
    DONE = "done"
    NOW = "now"
    PLANNED = "planned"

    @property
    def title(self) -> "str | Promise":
        return {BandKind.DONE: _("Gjort"), BandKind.NOW: _("Gjør nå"), BandKind.PLANNED: _("Planlegger")}[self]

    @property
    def nothing(self) -> "str | Promise":
        return {
            BandKind.DONE: _("Ingenting er ferdig ennå."),
            BandKind.NOW: _("Vi gjør ingenting akkurat nå."),
            BandKind.PLANNED: _("Ingenting mer er planlagt."),
        }[self]


@dataclass(frozen=True)
class Step:
    """One thing in a band: what, perhaps when, perhaps a line more, perhaps a page to read about it."""

    text: str
    when: str = ""
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Band:
    kind: BandKind
    steps: Sequence[Step]
