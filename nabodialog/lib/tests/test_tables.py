"""Tables from elsewhere: any encoding, any separator, broken rows one by one, and nothing that eats the machine."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from nabodialog.lib.tables.reading import table_rows
from nabodialog.lib.tables.rows import MOST_BYTES, MOST_ROWS, Fault, Unusable, UnusableTable
from nabodialog.lib.tables.writing import csv_bytes, harmless

TEXT = 'Gate;Husnr;Poststed\r\nØvre gate;1;Tromsø\r\n"Åsveien; øst";2;Bodø\r\n'
READ = [("Gate", "Husnr", "Poststed"), ("Øvre gate", "1", "Tromsø"), ("Åsveien; øst", "2", "Bodø")]


def cells(content):
    return [row.cells for row in table_rows(content)]


def faults(content):
    return {row.number: row.fault for row in table_rows(content) if row.fault}


def refused(content):
    with pytest.raises(UnusableTable) as refusal:
        list(table_rows(content))
    return refusal.value.why


def sheet(*rows, **parts):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    target = BytesIO()
    book.save(target)
    with ZipFile(target, "a", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"{name}.xml", content)
    return target.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-1"])
def test_every_usual_encoding_is_read(encoding):
    assert cells(TEXT.encode(encoding)) == READ


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_usual_separator_is_found(separator):
    text = TEXT.replace(";", separator).replace(f"Åsveien{separator}", "Åsveien;")
    assert cells(text.encode()) == READ


def test_encodings_that_change_from_line_to_line_are_read():
    lines = TEXT.splitlines()
    mixed = b"\n".join([lines[0].encode("utf-16-le")[:0] + lines[0].encode(), *map(str.encode, lines[1:])])
    mixed += "\nÆrlig gate;3;Sandøya".encode("cp1252") + b"\n" + "Sjøgata;4;Tromsø".encode().decode("cp1252").encode()
    assert cells(mixed) == [*READ, ("Ærlig gate", "3", "Sandøya"), ("Sjøgata", "4", "Tromsø")]


def test_a_quote_that_is_never_closed_spoils_its_own_row_alone():
    content = 'Gate;Nr\n"Fjellveien;1\n' + "".join(f'Sjøgata;{n}\n"Elvegata";{n}\n' for n in range(9))
    assert faults(content.encode()) == {2: Fault.OPEN_QUOTE}
    assert len(cells(content.encode())) == 20


def test_a_quoted_cell_may_run_over_two_lines():
    assert cells(b'Gate;Nr\n"Fjell\nveien";1\n') == [("Gate", "Nr"), ("Fjell veien", "1")]


def test_rows_that_cannot_be_read_are_named_one_by_one():
    content = "a;b\n\x00x;1\n" + ";" * 200 + "x\n" + "y" * 2000 + ";1\ngrei;1\n"
    assert faults(content.encode()) == {2: Fault.UNREADABLE, 3: Fault.TOO_WIDE, 4: Fault.TOO_LONG}


def test_a_workbook_is_read_as_it_was_shown():
    content = sheet(["Gate", "Nr", "Postnr"], ["Fjellveien", 12.0, 9008], [None, None, None], ["=1+1", "2B", "0150"])
    assert cells(content) == [("Gate", "Nr", "Postnr"), ("Fjellveien", "12", "9008"), ("", "2B", "0150")]


def test_a_bomb_is_refused_before_it_is_unpacked():
    assert refused(sheet(["a"], bomb=b"0" * 70_000_000)) == Unusable.TOO_LARGE
    entities = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    assert refused(sheet(["a"], entities=entities)) == Unusable.NOT_A_TABLE


def renamed(content, old, new, prolog=""):
    """The same workbook with its sheet under another name, and something before the sheet's first tag."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as read, ZipFile(target, "w", ZIP_DEFLATED) as written:
        for part in read.infolist():
            text = read.read(part).decode().replace(old, new)
            before = prolog if part.filename.endswith(old) else ""
            written.writestr(part.filename.replace(old, new), before + text)
    return target.getvalue()


@pytest.mark.parametrize("name", ["sheet1.xml", "sheet1.dat", "sheet1.XML", "sheet1.png"])
def test_what_stands_for_something_else_is_refused_whatever_the_sheet_is_called(name):
    whole = sheet(["Gate", "Nr"], ["Fjellveien", 1])
    assert cells(renamed(whole, "sheet1.xml", name)) == [("Gate", "Nr"), ("Fjellveien", "1")]
    entity = '<!DOCTYPE worksheet [<!ENTITY e "Fjellveien">]>'
    assert refused(renamed(whole, "sheet1.xml", name, entity)) == Unusable.NOT_A_TABLE


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b" \n ", Unusable.EMPTY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unusable.OLD_WORKBOOK),
        (b"PK\x03\x04 and then nothing", Unusable.NOT_A_TABLE),
        (b"%PDF-1.7", Unusable.NOT_A_TABLE),
        (bytes(range(256)) * 20, Unusable.NOT_A_TABLE),
        (b"a" * (MOST_BYTES + 1), Unusable.TOO_LARGE),
        (b"a;b\n" * (MOST_ROWS + 1), Unusable.TOO_MANY_ROWS),
        (b"a;b\n" + b";" * 7_000_000, Unusable.TOO_LARGE),
    ],
)
def test_what_is_no_table_or_too_much_is_refused(content, why):
    assert refused(content) == why


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+47", "-1", "@SUM(A1)", "\t=1", " =1"])
def test_what_a_spreadsheet_would_run_is_written_as_text(text):
    assert harmless(text) == f"'{text}"
    assert f"'{text.strip()[0]}" in csv_bytes([[text.strip()]]).decode("utf-8-sig")


def test_other_text_is_written_as_it_is():
    assert csv_bytes([["Ås; øst", "12"]]).decode("utf-8-sig") == '"Ås; øst";12\r\n'
