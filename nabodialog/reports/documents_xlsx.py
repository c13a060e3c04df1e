"""A document as a spreadsheet: the text on the first sheet, and one sheet per table, ready to be filtered and sorted.

Nothing that a person wrote is ever a formula or a link: a cell that begins with = + - or @ is text.
"""

from datetime import date
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from .documents import Cell, Document, Part, Table, clean

AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDEST, NARROWEST = 60, 10
LONGEST_NAME = 31
MOST_IN_A_CELL = 32_767
NOT_IN_A_NAME = str.maketrans("[]:*?/\\'", "        ")


def as_spreadsheet(document: Document) -> bytes:
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, AS_TEXT) as book:
        book.set_properties({"title": document.title, "author": document.sender.name, "comments": document.made})
        write_texts(book, document)
        for part in document.parts:
            if part.table:
                write_table(book, part.heading, part.table, document.made)
    return kept.getvalue()


def write_texts(book: Workbook, document: Document) -> None:
    sheet = book.add_worksheet(name_of(_("Oversikt"), book))
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 38)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(1, 1, WIDEST, wrapped)
    lines = [(document.title, ""), *document.facts, ("", "")]
    lines += [(part.heading, text) for part in document.parts for text in texts_of(part)]
    for row, (name, text) in enumerate([*lines, ("", document.made)]):
        write(sheet, row, 0, name, bold)
        write(sheet, row, 1, text, wrapped)


def texts_of(part: Part) -> list[str]:
    counted = [_("%(n)s, på et eget ark") % {"n": len(part.table.rows)}] if part.table and part.table.rows else []
    nothing = [part.table.nothing] if part.table and not part.table.rows else []
    return [*part.paragraphs, *filter(None, [part.note, part.missing]), *counted, *nothing]


def write_table(book: Workbook, heading: str, table: Table, made: str) -> None:
    sheet = book.add_worksheet(name_of(heading, book))
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    days = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
    for column, name in enumerate(table.head):
        sheet.set_column(column, column, width_of(name, [row[column] for row in table.rows]))
        write(sheet, 0, column, name, bold)
    for row, cells in enumerate(table.rows, start=1):
        for column, cell in enumerate(cells):
            write(sheet, row, column, cell, days if isinstance(cell, date) else wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.head) - 1)
    sheet.set_footer(f"&L{made.replace('&', '&&')[:200]}&R&P / &N")
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def write(sheet: Worksheet, row: int, column: int, cell: Cell, style: Format) -> None:
    """What is text is written as text, whatever it looks like."""
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, style)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, style)
    elif cell:
        sheet.write_string(row, column, clean(cell)[:MOST_IN_A_CELL], style)


def width_of(name: str, cells: list[Cell]) -> int:
    longest = max((12 if isinstance(cell, date) else len(str(cell or "")) for cell in cells), default=0)
    return min(max(longest, len(name) + 3, NARROWEST), WIDEST)


def name_of(heading: str, book: Workbook) -> str:
    """A name that a sheet may have, and no other has."""
    taken = {sheet.get_name().lower() for sheet in book.worksheets()}
    name = " ".join(heading.translate(NOT_IN_A_NAME).split())[:LONGEST_NAME] or "1"
    while name.lower() in taken:
        name = f"{name[: LONGEST_NAME - 4]} {len(taken)}"
    return name
