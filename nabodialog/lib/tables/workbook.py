"""The first sheet of an XLSX file that holds anything. Formulas are not computed: what counts is what was shown."""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from .rows import MOST_COLUMNS, Row, Unusable, UnusableTable, row

MOST_UNPACKED = 60 * 1024 * 1024
MOST_FILES = 500
# Readers of packed XML meet broken files with a whole family of errors.
BROKEN = (BadZipFile, InvalidFileException, OSError, ValueError, KeyError, IndexError, TypeError, AttributeError)
BROKEN_TOO = (SyntaxError, EOFError, NotImplementedError, RuntimeError, OverflowError, AssertionError)


def workbook_rows(content: bytes) -> Iterator[Row]:
    try:
        refuse_bombs(content)
        yield from rows_of(opened(content))
    except (*BROKEN, *BROKEN_TOO) as error:
        raise UnusableTable(Unusable.NOT_A_TABLE) from error


def refuse_bombs(content: bytes) -> None:
    """A small file that unpacks to a huge one, or that names a thing by a thing by a thing. Known before it is read:
    no part is unpacked beyond the size that the archive says it has."""
    with ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_FILES or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise UnusableTable(Unusable.TOO_LARGE)
        # Every part, whatever it is called: the archive itself says which of them is a sheet.
        if any(has_entities(archive.read(part)) for part in parts):
            raise UnusableTable(Unusable.NOT_A_TABLE)


def has_entities(xml: bytes) -> bool:
    return any(mark in xml for word in ("<!DOCTYPE", "<!ENTITY") for mark in (word.encode(), word.encode("utf-16-le")))


def opened(content: bytes) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that openpyxl leaves out
        return load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)


def rows_of(workbook: Workbook) -> Iterator[Row]:
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # some programs write that the sheet is one cell, or a million
        found = False
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            each = row(number, trimmed([in_text(value) for value in values[: MOST_COLUMNS * 2]]))
            found = found or any(each.cells)
            yield each
        if found:
            return


def trimmed(cells: list[str]) -> list[str]:
    """Without the empty cells that a sheet goes on with to the right."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def in_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return str(value)
