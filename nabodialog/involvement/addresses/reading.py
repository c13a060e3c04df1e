"""One row of a list, by its columns, as one address to send to; or why it is none, and what to do about it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nabodialog.involvement.models import AddressLine
from nabodialog.lib.tables.rows import Fault

from .columns import Column

POSTCODE_END = re.compile(r"^(?P<address>.*\S)[ ,]+(?P<postcode>\d{4}) +(?P<place>\D+)$")
POSTCODE_FIRST = re.compile(r"^(?:NO?-)?(?P<postcode>\d{3,4})\b[ ,]*(?P<place>.*)$", re.IGNORECASE)
UNIT_END = re.compile(r"^(?P<address>.*\S)[ ,/]+(?P<unit>[HULK]-?\d{4})$", re.IGNORECASE)
HOUSE = re.compile(r"^(?P<street>.*[^\W\d_].*?)[ ,]+(?P<number>\d{1,5}) ?(?P<letter>[A-Za-zÆØÅæøå]?)$")
NUMBER = re.compile(r"^(?P<number>\d{1,5})(?:\.0)? ?(?P<letter>[A-Za-zÆØÅæøå]?)$")
HAS_LETTERS = re.compile(r"[^\W\d_]{2}")
LONGEST = {"street": 100, "letter": 10, "unit": 10, "place": 60, "organisation": 100, "recipient": 100}
NO_UNIT = frozenset({"", "0", "-", "H0000"})

FAULTS: Mapping[Fault, Promise] = {
    Fault.OPEN_QUOTE: _("Raden har et anførselstegn som ikke er avsluttet. Fjern det, eller sett inn det som mangler."),
    Fault.UNREADABLE: _("Raden har tegn vi ikke kan lese. Skriv adressen på nytt."),
    Fault.TOO_WIDE: _("Raden har altfor mange felt. Se om to rader er blitt til én."),
    Fault.TOO_LONG: _("Et felt i raden er altfor langt. Se om flere rader er blitt til én."),
}
NO_STREET = _("Gate eller gardsnummer mangler. Fyll inn adressen.")
NO_POSTCODE = _("Postnummeret mangler eller har ikke fire sifre. Rett det i fila.")
BAD_NUMBER = _("Husnummeret er ikke et tall. Kanskje regnearket har gjort det om til en dato?")
TOO_LONG = _("Adressen er for lang til å stå på en konvolutt. Forkort den.")


class NotAnAddress(Exception):
    def __init__(self, why: Promise) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Reader:
    """`columns` says what each cell of a row is."""

    columns: Sequence[str]

    def line(self, cells: Sequence[str]) -> AddressLine:
        """Raises NotAnAddress."""
        found: defaultdict[str, str] = defaultdict(str)
        for column, cell in zip(self.columns, cells, strict=False):
            if column:
                found[column] = f"{found[column]} {cell}".strip()
        line = AddressLine(**posted(found), **housed(found))
        line.organisation, line.recipient = found[Column.ORGANISATION], found[Column.NAME]
        return checked(line)


def posted(found: Mapping[str, str]) -> dict[str, str]:
    together = POSTCODE_FIRST.match(found[Column.POSTCODE_AND_PLACE]) or POSTCODE_END.match(found[Column.ADDRESS])
    both = together.groupdict() if together else {}
    postcode = POSTCODE_FIRST.match(found[Column.POSTCODE])
    return {
        "postcode": (postcode["postcode"] if postcode else both.get("postcode", "")).zfill(4),
        "place": found[Column.PLACE] or (postcode and postcode["place"]) or both.get("place", "").strip(),
    }


def housed(found: Mapping[str, str]) -> dict[str, str | int | None]:
    """From one cell or from several."""
    if found[Column.ADDRESS]:
        return from_one_cell(found)
    number = NUMBER.match(found[Column.NUMBER])
    if found[Column.NUMBER] and found[Column.STREET] and not number:
        raise NotAnAddress(BAD_NUMBER)
    if not found[Column.STREET]:
        return {"street": property_of(found), "unit": unit_of(found[Column.UNIT])}
    if not number:
        return from_one_cell({**found, Column.ADDRESS: found[Column.STREET]} | missing(found))
    letter = found[Column.LETTER] or number["letter"]
    house = {"number": int(number["number"]), "letter": letter.upper(), "unit": unit_of(found[Column.UNIT])}
    return {"street": found[Column.STREET], **house}


def missing(found: Mapping[str, str]) -> dict[str, str]:
    return {column: found[column] for column in (Column.LETTER, Column.UNIT)}


def from_one_cell(found: Mapping[str, str]) -> dict[str, str | int | None]:
    address, unit = found[Column.ADDRESS], found[Column.UNIT]
    if with_post := POSTCODE_END.match(address):
        address = with_post["address"].rstrip(",")
    if with_unit := UNIT_END.match(address):
        address, unit = with_unit["address"], unit or with_unit["unit"]
    house = HOUSE.match(address)
    if not house:
        return {"street": address.rstrip(", "), "unit": unit_of(unit)}
    letter = (found[Column.LETTER] or house["letter"]).upper()
    return {"street": house["street"], "number": int(house["number"]), "letter": letter, "unit": unit_of(unit)}


def unit_of(cell: str) -> str:
    unit = cell.upper().replace("-", "").replace(" ", "")
    return "" if unit in NO_UNIT else unit


def property_of(found: Mapping[str, str]) -> str:
    """«Gnr. 12 bnr. 34», where a property has no street."""
    whole = [part for part in re.split(r"[/ -]", found[Column.PROPERTY]) if part]
    holding, title = found[Column.HOLDING] or "".join(whole[:1]), found[Column.TITLE] or "".join(whole[1:2])
    return f"Gnr. {holding} bnr. {title}" if holding.isdigit() and title.isdigit() else ""


def checked(line: AddressLine) -> AddressLine:
    if not HAS_LETTERS.search(line.street):
        raise NotAnAddress(NO_STREET)
    if not line.postcode.strip("0"):
        raise NotAnAddress(NO_POSTCODE)
    if any(len(getattr(line, name)) > longest for name, longest in LONGEST.items()):
        raise NotAnAddress(TOO_LONG)
    return line
