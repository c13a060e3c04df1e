"""A file from the map system becomes an address list; what may not be kept, is never anywhere."""

import time
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.core import serializers
from openpyxl import Workbook

from nabodialog.involvement.addresses.importing import draft_of, keep_draft, preview_of, take_in
from nabodialog.involvement.addresses.keeping import delete_due
from nabodialog.involvement.models import AddressDraft, AddressDraftPart, AddressLine, AddressList
from nabodialog.lib.tables.rows import Unusable, UnusableTable

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
GISLINE = "Gatenavn;Husnr;Bokstav;Bruksenhet;Postnr;Poststed\n"


@pytest.fixture
def upload(project, leader):
    def uploaded(content, *, keeps_names=False):
        content = content if isinstance(content, bytes) else content.encode()
        return take_in(project, content, draft_of(leader, "naboer.csv", keeps_names=keeps_names, now=NOW))

    return uploaded


@pytest.fixture
def lines(upload, leader):
    """The addresses that a file becomes, as they stand on envelopes."""

    def kept(content, **more):
        about = AddressList(name="Naboene", purpose="Brev", delete_on=date(2026, 5, 1))
        keep_draft(upload(content, **more), about, now=NOW)
        return [" / ".join(line.envelope) for line in about.lines.order_by("pk")]

    return kept


def everything_kept():
    models = (AddressDraft, AddressDraftPart, AddressList, AddressLine)
    return "".join(serializers.serialize("json", model.objects.all(), ensure_ascii=False) for model in models)


def problems(draft):
    return {problem.row: str(problem.why) for problem in preview_of(draft).problems}


@pytest.mark.parametrize(
    "content",
    [
        f"{GISLINE}Øvre gate;12;b;H0102;9008;Tromsø\n",
        "Adresse,Bolignr.,Postnr.,Poststed\nØvre gate 12 B,H0102,9008,Tromsø\n",
        "ADRESSE\tPOSTADRESSE\nØvre gate 12B H0102\t9008 Tromsø\n",
        "adressenavn;nummer;bokstav;bruksenhetsnummer;postnummer;poststed\nØvre gate;12;B;H0102;9008;Tromsø\n",
        "Liste\nUttrekk 1. mars\n\nVeinavn;Husnummer;Leilighetsnr;Postnr og sted\nØvre gate;12B;H-0102;N-9008 Tromsø\n",
        "Adresse\nØvre gate 12B H0102, 9008 Tromsø\n",
        "Øvre gate 12B;H0102;9008;TROMSØ\n",
    ],
)
def test_lists_from_every_map_system_become_the_same_address(content, lines):
    assert lines(content.encode("cp1252")) == ["Beboerne på adressen / Øvre gate 12B H0102 / 9008 TROMSØ"]


def test_a_workbook_that_lost_the_zero_of_its_postcode_is_read(lines):
    book, target = Workbook(), BytesIO()
    for row in (["Gate", "Nr", "Postnr", "Poststed"], ["Fjellveien", 12.0, 150, "Oslo"]):
        book.active.append(row)
    book.save(target)
    assert lines(target.getvalue()) == ["Beboerne på adressen / Fjellveien 12 / 0150 OSLO"]


def test_a_property_without_a_street_is_named_by_its_numbers(lines):
    assert lines("Gnr;Bnr;Postnr;Poststed\n12;34;9008;Tromsø\n") == [
        "Beboerne på adressen / Gnr. 12 bnr. 34 / 9008 TROMSØ"
    ]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Adressegradering", "strengt fortrolig"),
        ("Adressegradering", "STRENGT_FORTROLIG"),
        ("Adressegradering", "fortrolig"),
        ("adressesperre", "Ja"),
        ("Adressesperre", "6"),
        ("Sperrekode", "7"),
        ("Skjermet", "X"),
        ("Merknad", "Kode 6"),
        ("Merknad", "Har adressesperre"),
        ("Status", "SPSF"),
        ("", "Fortrolig adresse"),
    ],
)
def test_an_address_that_is_protected_is_never_kept_anywhere(heading, said, upload, lines):
    content = f"Adresse;Postnr;Poststed;{heading}\nHemmeligstien 7;9008;Tromsø;{said}\nÅpenveien 1;9008;Tromsø;\n"
    draft = upload(content)
    assert (draft.protected, preview_of(draft).kept) == (1, 1)
    assert "Hemmeligstien" not in everything_kept()
    assert lines(content) == ["Beboerne på adressen / Åpenveien 1 / 9008 TROMSØ"]
    assert "Hemmeligstien" not in everything_kept()


@pytest.mark.parametrize("said", ["ugradert", "Ugradert", "nei", "0", "", "Ikke fortrolig"])
def test_an_address_that_is_said_to_be_open_is_kept(said, upload):
    heading = "Merknad" if "kke" in said else "Adressegradering"
    draft = upload(f"Adresse;Postnr;Poststed;{heading}\nÅpenveien 1;9008;Tromsø;{said}\n")
    assert (draft.protected, preview_of(draft).kept) == (0, 1)


def test_a_broken_row_that_is_protected_is_not_kept_either(upload):
    draft = upload('Adresse;Postnr;Merknad\n"Hemmeligstien 7;9008;kode 6\n' + "Sjøgata 1;9008;\n" * 9)
    assert (draft.protected, "Hemmeligstien" in everything_kept(), problems(draft)) == (1, False, {})


def test_a_row_with_a_cell_too_many_is_not_trusted_about_protection(upload):
    draft = upload("Adresse;Postnr;Sperre;Poststed\nHemmeligstien 7;9008;;7;Tromsø\n")
    assert list(problems(draft)) == [2]
    assert "Hemmeligstien" not in everything_kept()


PEOPLE = (
    "Navn;Fødselsnr;Telefon;Adresse;Postnr;Merknad\nKari Nordmann;01019012345;22222222;Sjøgata 1;9008;010190 12345\n"
)


def test_birth_numbers_and_names_are_not_kept_even_for_a_day(upload):
    upload(PEOPLE)
    kept = everything_kept()
    assert [word for word in ("Nordmann", "12345", "22222222") if word in kept] == []
    assert "Sjøgata 1" in kept


def test_names_are_kept_where_the_municipality_chose_it_and_birth_numbers_not_even_then(lines):
    assert lines(PEOPLE, keeps_names=True) == ["Kari Nordmann / Sjøgata 1 / 9008"]
    assert "12345" not in everything_kept()


def test_a_column_of_names_that_nobody_named_is_not_kept(upload):
    people = "Kari Nordmann;Sjøgata 1;9008\nNordmann Ola;Sjøgata 2;9008\nOla Nordmann;Sjøgata 3;9008\n"
    assert preview_of(upload(people)).kept == 3
    assert "Nordmann" not in everything_kept()


def test_rows_that_are_no_addresses_are_named_with_what_to_do(upload):
    draft = upload(f"{GISLINE}Sjøgata;1;;;9008;X\n;2;;;9008;X\nSjøgata;3;;;98;X\nSjøgata;2026-01-02;;;9008;X\n")
    told = problems(draft)
    assert list(told) == [3, 4, 5]
    assert [told[3][:4], told[4][:10], told[5][:10]] == ["Gate", "Postnummer", "Husnummere"]


def test_an_address_that_stands_twice_gets_one_letter(upload):
    draft = upload(f"{GISLINE}Sjøgata;1;A;;9008;X\nSjøgata;1;a;;9008;X\nSjøgata;1;A;H0101;9008;X\n")
    preview = preview_of(draft)
    assert (preview.kept, preview.duplicates) == (2, 1)


def test_a_formula_is_an_odd_street_and_nothing_else(lines):
    assert lines("Gate;Nr;Postnr\n=cmd|' /C calc'!A0;1;9008\n") == [
        "Beboerne på adressen / =cmd|' /C calc'!A0 1 / 9008"
    ]


def test_a_file_that_nobody_made_a_list_of_is_gone_after_a_day(upload):
    upload(f"{GISLINE}Sjøgata;1;;;9008;X\n")
    assert delete_due(NOW + timedelta(hours=23)) == 0
    assert delete_due(NOW + timedelta(hours=24)) == 1
    assert not AddressDraftPart.objects.exists()


def test_a_file_that_is_refused_leaves_nothing(upload):
    with pytest.raises(UnusableTable) as refusal:
        upload(f"{GISLINE}Sjøgata;1;;;9008;X\n" * 60_000)
    assert refusal.value.why == Unusable.TOO_MANY_ROWS
    assert everything_kept() == "[][][][]"


def test_twenty_thousand_rows_of_all_kinds_take_seconds(lines):
    rows = [f"Sjøgata {n};H0101;9008;Tromsø;ugradert" for n in range(20_000)]
    odd = [row.encode("cp1252" if n % 2 else "utf-8") for n, row in enumerate(rows)]
    odd[100::1000] = [b'"Hemmeligstien 7;;9008;;kode 6'] * 20
    begun = time.monotonic()
    kept = lines(b"Adresse;Bolignr;Postnr;Poststed;Gradering\r\n" + b"\r\n".join(odd))
    assert time.monotonic() - begun < 15
    assert len(kept) == 19_980
    assert "Hemmeligstien" not in everything_kept()
