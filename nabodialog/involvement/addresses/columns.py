"""Which column holds what, as the headings of municipalities' map systems say it: GISLINE, Norkart, Matrikkelen."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from django.db import models
from django.utils.translation import gettext_lazy as _

NOT_A_LETTER = re.compile(r"[\W_]+")
HEADING_WITHIN = 10  # rows: reports have a title and a date above their headings


class Column(models.TextChoices):
    IGNORED = "", _("Brukes ikke")
    ADDRESS = "address", _("Hele adressen i ett felt")
    STREET = "street", _("Gate")
    NUMBER = "number", _("Husnummer")
    LETTER = "letter", _("Bokstav")
    UNIT = "unit", _("Bolignummer")
    POSTCODE = "postcode", _("Postnummer")
    PLACE = "place", _("Poststed")
    POSTCODE_AND_PLACE = "postcode_and_place", _("Postnummer og poststed i ett felt")
    PROPERTY = "property", _("Gnr. og bnr. i ett felt")
    HOLDING = "holding", _("Gardsnummer")
    TITLE = "title", _("Bruksnummer")
    ORGANISATION = "organisation", _("Organisasjon")
    NAME = "name", _("Navn")


HEADINGS: dict[str, str] = {
    Column.ADDRESS: "adresse fulladresse gateadresse vegadresse veiadresse besøksadresse eiendomsadresse adressetekst "
    "offisielladresse bruksenhetsadresse adressetekstutenadressetilleggsnavn address leveringsadresse",
    Column.STREET: "gate gatenavn gatenamn vei veinavn veg vegnavn vegnamn gatevei gateveinavn adressenavn adressenamn "
    "street vegadressenavn",
    Column.NUMBER: "nr nummer husnr husnummer husno adressenr adressenummer gatenr veinr vegnr",
    Column.LETTER: "bokstav bokst husbokstav litra adressebokstav",
    Column.UNIT: "bruksenhet bruksenhetsnr bruksenhetsnummer bruksenhetnr bolignr bolignummer bustadnummer boenhet "
    "leilighet leilighetsnr leilighetsnummer leilnr",
    Column.POSTCODE: "postnr postnummer postno postkode zip",
    Column.PLACE: "poststed poststad poststedsnavn postby sted by",
    Column.POSTCODE_AND_PLACE: "postnrpoststed postnrogsted postnummerogsted postnrogpoststed postadresse",
    Column.PROPERTY: "gnrbnr matrikkelnr matrikkelnummer eiendom eigedom",
    Column.HOLDING: "gnr gårdsnr gardsnr gårdsnummer gardsnummer",
    Column.TITLE: "bnr bruksnr bruksnummer",
    Column.ORGANISATION: "organisasjon organisasjonsnavn firma firmanavn virksomhet bedrift foretak",
    Column.NAME: "navn namn mottaker mottakar adressat fornavn etternavn fornamn etternamn",
}
KNOWN = {heading: column for column, headings in HEADINGS.items() for heading in headings.split()}
NAMES = re.compile(
    r"navneier|eiernavn|hjemmelshaver|heimelshavar|^eiere?$|^eigar|beboer|bebuar|kontaktperson|fulltnavn"
)
PROTECTION = re.compile(r"gradering|sperre|skjerm|skjerma|beskytt|fortrolig|fortruleg|hemmelig|adressekode|^spes")
NEVER_KEPT = re.compile(
    r"fødsel|fødd|født|fodsel|fodt|personn|^pnr$|^fnr$|^dnr$|dnummer|telefon|^tlf|mobil|epost|email|kjønn|alder|"
    r"sivilstand|statsborger"
)


def plain(heading: str) -> str:
    return NOT_A_LETTER.sub("", heading.casefold())


def column_of(heading: str) -> str:
    word = plain(heading)
    return KNOWN.get(word) or (Column.NAME if NAMES.search(word) else Column.IGNORED)


def is_protection(heading: str) -> bool:
    return bool(PROTECTION.search(plain(heading)))


def is_never_kept(heading: str) -> bool:
    return bool(NEVER_KEPT.search(plain(heading)))


def heading_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the first rows has the headings; None where there are none."""
    known = [sum(bool(column_of(cell)) for cell in cells if cell) for cells in rows[:HEADING_WITHIN]]
    best = max(known, default=0)
    return known.index(best) if best >= 2 or (best and len(rows[known.index(best)]) == 1) else None


def proposed(headings: Sequence[str], samples: Sequence[Sequence[str]]) -> list[str]:
    """A column for each heading; where the heading says nothing, by what stands below it. None is chosen twice."""
    taken: set[str] = set()
    chosen = []
    for heading, below in zip_longest(headings, zip_longest(*samples, fillvalue=""), fillvalue=""):
        column = column_of(heading) or ("" if heading else by_content([cell for cell in below if cell]))
        chosen.append("" if column in taken and column != Column.NAME else column)  # first names and last names
        taken.add(column)
    return chosen


LOOKS_LIKE: list[tuple[str, re.Pattern[str]]] = [
    (Column.POSTCODE_AND_PLACE, re.compile(r"\d{4} \D+")),
    (Column.POSTCODE, re.compile(r"\d{4}")),
    (Column.UNIT, re.compile(r"[HULK]\d{4}")),
    (Column.NUMBER, re.compile(r"\d{1,3}")),
    (Column.LETTER, re.compile(r"[A-Za-zÆØÅæøå]")),
    (Column.ADDRESS, re.compile(r"\D+ \d{1,4} ?[A-Za-zÆØÅæøå]?")),
    (Column.PLACE, re.compile(r"[A-ZÆØÅ -]{2,}")),
]


def by_content(cells: Sequence[str]) -> str:
    matching = (column for column, pattern in LOOKS_LIKE if cells and all(map(pattern.fullmatch, cells)))
    return next(matching, Column.IGNORED)
