"""How well these pages work for everyone: what the tests measured last, and the faults we know of ourselves.

`bin/accessibility` writes the one file, and only when the tests find no fault; people write the other.
"""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict, TypeAdapter

from nabodialog.lib.located_yaml import read

CONTENT = Path(__file__).parent / "content"
LONGEST_AGE = timedelta(days=365)
CHECKS = {
    "axe-320": _("Regler for tilgjengelighet, på en liten telefon"),
    "axe-1280": _("Regler for tilgjengelighet, på en stor skjerm"),
    "room-320": _("Plass på en smal skjerm, og ved 400 % forstørring: ingenting må rulles sidelengs"),
    "html": _("Riktig HTML, så hjelpemidler forstår sidene"),
    "scripts-off": _("Uten JavaScript: alle skjemaer kan sendes"),
    "paper": _("På papir: menyer og knapper er borte, og alt får plass"),
}


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Check(Shape):
    """One thing that no page failed. `pages` counts them by language."""

    name: str
    pages: dict[str, int]

    @property
    def title(self) -> str:
        return str(CHECKS[self.name])

    @property
    def number_of_pages(self) -> int:
        return sum(self.pages.values())

    @property
    def languages(self) -> list[tuple[str, str, int]]:
        """Code, name and number of pages of each language it was looked for in."""
        return [(code, name, self.pages[code]) for code, name in settings.LANGUAGES if code in self.pages]


class Measured(Shape):
    on: date
    version: str
    tools: dict[str, str]
    checks: tuple[Check, ...]

    def check(self, name: str) -> Check:
        return next(check for check in self.checks if check.name == name)

    def is_old(self, today: date) -> bool:
        return today - self.on > LONGEST_AGE


class KnownFault(Shape):
    """Something we know is not good enough: since when, and by when it should be better, where that is decided."""

    since: date
    better_by: date | None = None
    nb: str
    nn: str
    en: str

    def __str__(self) -> str:
        return {"nn": self.nn, "en": self.en}.get(get_language() or "nb", self.nb)


@cache
def measured() -> Measured:
    return Measured.model_validate_json((CONTENT / "accessibility.json").read_bytes())


@cache
def known_faults() -> tuple[KnownFault, ...]:
    return TypeAdapter(tuple[KnownFault, ...]).validate_python(read(CONTENT / "known_faults.yaml").data)
