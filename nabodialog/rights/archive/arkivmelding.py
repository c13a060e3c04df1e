"""One record as an arkivmelding: names, order and namespaces of Fiks Arkiv's `arkivmelding.opprett`, version 1.

Which of it we use, and why, stands in docs/decisions/0032-an-arkivmelding-for-each-record.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from django.utils.timezone import localtime

from nabodialog.reports.documents import clean

from .records import Correspondent, Record

OURS = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/arkivmelding/opprett/v1"
CODES = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/metadatakatalog/v1"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
SYSTEM = "nabodialog"

for prefix, address in (("arkivmelding", OURS), ("metadatakatalog", CODES), ("xsi", INSTANCE)):
    register_namespace(prefix, address)


@dataclass(frozen=True)
class File:
    """`format` is one of Noark 5's codes for formats."""

    name: str
    content: bytes
    mime: str
    format: str
    details: str
    title: str

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


def add(parent: Element, name: str, text: str = "") -> Element:
    made = SubElement(parent, f"{{{OURS}}}{name}")
    made.text = clean(text) or None
    return made


def add_code(parent: Element, name: str, code: str, words: str) -> None:
    made = add(parent, name)
    for part, text in (("kode", code), ("beskrivelse", words)):
        SubElement(made, f"{{{CODES}}}{part}").text = text


def arkivmelding(record: Record, files: Sequence[File]) -> bytes:
    root = Element(f"{{{OURS}}}arkivmelding")
    add(root, "system", SYSTEM)
    add(root, "antallFiler", str(len(files)))
    entry = add(root, "registrering")
    entry.set(f"{{{INSTANCE}}}type", "arkivmelding:journalpost")
    add(entry, "opprettetDato", localtime(record.made_at).isoformat())
    add(entry, "opprettetAv", record.made_by)
    for number, file in enumerate(files, 1):
        describe(entry, record, file, number)
    add(entry, "tittel", record.title)
    if record.subject:
        add(entry, "noekkelord", record.subject)
    if record.correspondent:
        correspond(entry, record.correspondent)
    own = add(entry, "referanseEksternNoekkel")
    for part, text in (("fagsystem", SYSTEM), ("noekkel", record.key)):
        SubElement(own, f"{{{CODES}}}{part}").text = text
    kind = ("I", "Inngående dokument") if record.correspondent else ("X", "Organinternt dokument uten oppfølging")
    add_code(entry, "journalposttype", *kind)
    add(entry, "dokumentetsDato", localtime(record.made_at).date().isoformat())
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def describe(entry: Element, record: Record, file: File, number: int) -> None:
    described = add(entry, "dokumentbeskrivelse")
    add(described, "tittel", file.title)
    add(described, "opprettetDato", localtime(record.made_at).isoformat())
    add(described, "opprettetAv", record.made_by)
    add_code(described, "tilknyttetRegistreringSom", *(("H", "Hoveddokument") if number == 1 else ("V", "Vedlegg")))
    add(described, "dokumentnummer", str(number))
    held = add(described, "dokumentobjekt")
    add(held, "versjonsnummer", "1")
    add_code(held, "variantformat", "A", "Arkivformat")
    add_code(held, "format", file.format, file.details)
    add(held, "formatDetaljer", file.details)
    add(held, "mimeType", file.mime)
    add(held, "filnavn", file.name)
    add(held, "referanseDokumentfil", file.name)
    add(held, "sjekksum", file.digest)
    add(held, "sjekksumAlgoritme", "SHA-256")
    add(held, "filstoerrelse", str(len(file.content)))


def correspond(entry: Element, correspondent: Correspondent) -> None:
    part = add(entry, "korrespondansepart")
    add_code(part, "korrespondanseparttype", "EA", "Avsender")
    add(part, "korrespondansepartNavn", correspondent.name)
    if correspondent.email:
        add(part, "epostadresse", correspondent.email)
    if correspondent.phone:
        add(part, "telefonnummer", correspondent.phone)
