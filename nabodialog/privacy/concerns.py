"""What a person is told about a finding: what it looks like, where it stands, and what to write instead."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .finding import Certainty, Finding, Kind
from .guard import Guard

KINDS: dict[Kind, str | Promise] = {
    Kind.NATIONAL_ID: gettext_lazy("noe som ligner et fødselsnummer"),
    Kind.ACCOUNT: gettext_lazy("noe som ligner et kontonummer"),
    Kind.PHONE: gettext_lazy("et telefonnummer"),
    Kind.EMAIL: gettext_lazy("en e-postadresse"),
    Kind.VEHICLE: gettext_lazy("noe som ligner et bilnummer"),
    Kind.BIRTH_DATE: gettext_lazy("en fødselsdato"),
    Kind.DWELLING_NUMBER: gettext_lazy("et bolignummer"),
    Kind.STREET_ADDRESS: gettext_lazy("en nøyaktig adresse"),
    Kind.FLOOR: gettext_lazy("en etasje eller en bestemt bolig"),
    Kind.NAME: gettext_lazy("noe som ligner navnet på en person"),
    Kind.INDIRECT: gettext_lazy("noe om helse, rus eller straff ved siden av en person eller en bolig"),
    Kind.TARGET_GROUP: gettext_lazy("noe om hvem boligen er for"),
}
REACHABLE = gettext_lazy("Skriv hvem naboene kan ta kontakt med, for eksempel «ring nabokontakten».")
INSTEAD: dict[Kind, str | Promise] = {
    Kind.NATIONAL_ID: gettext_lazy("Ta bort nummeret."),
    Kind.ACCOUNT: gettext_lazy("Ta bort nummeret."),
    Kind.PHONE: REACHABLE,
    Kind.EMAIL: REACHABLE,
    Kind.VEHICLE: gettext_lazy("Skriv «en bil», eller ta det bort."),
    Kind.BIRTH_DATE: gettext_lazy("Ta bort datoen."),
    Kind.DWELLING_NUMBER: gettext_lazy("Skriv «en av boligene»."),
    Kind.STREET_ADDRESS: gettext_lazy("Skriv området, for eksempel «ved skolen»."),
    Kind.FLOOR: gettext_lazy("Skriv «en av leilighetene»."),
    Kind.NAME: gettext_lazy("Skriv rollen, for eksempel «prosjektlederen» eller «en nabo»."),
    Kind.INDIRECT: gettext_lazy("Skriv om huset, planen eller tjenesten, ikke om mennesket."),
    Kind.TARGET_GROUP: gettext_lazy("Skriv «en kommunal bolig»."),
}
AROUND = 40


@dataclass(frozen=True)
class Concern:
    """A finding in its text, for the eyes of the one who wrote it. Shown, and kept nowhere."""

    text: str
    finding: Finding

    @property
    def kind(self) -> str:
        return str(KINDS[self.finding.kind])

    @property
    def instead(self) -> str:
        return str(INSTEAD[self.finding.kind])

    @property
    def blocks(self) -> bool:
        return self.finding.certainty == Certainty.HIGH

    @property
    def found(self) -> str:
        return self.text[self.finding.start : self.finding.end]

    @property
    def before(self) -> str:
        """Some words that stand before it, so that it is found again."""
        start = max(self.finding.start - AROUND, 0)
        words = self.text[start : self.finding.start]
        return words if start == 0 else "… " + words.partition(" ")[2]

    @property
    def after(self) -> str:
        end = self.finding.end + AROUND
        words = self.text[self.finding.end : end]
        return words if end >= len(self.text) else words.rpartition(" ")[0] + " …"

    @property
    def sentence(self) -> str:
        """All of it in one line, for beside a field."""
        facts = {"found": self.found, "kind": self.kind, "instead": self.instead}
        return _("«%(found)s» er %(kind)s. %(instead)s") % facts


def concerns(text: str, guard: Guard) -> list[Concern]:
    return [Concern(text, finding) for finding in guard.find(text)]
