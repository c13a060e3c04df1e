"""The tables of a document as one list that any program reads: a line for each number, with where it stood."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from nabodialog.lib.tables.writing import csv_bytes

from .documents import Document


def as_list(document: Document) -> bytes:
    head = [_("Tabell"), _("Linje"), _("Kolonne"), _("Verdi")]
    return csv_bytes([head, *lines_of(document.written_out())])


def lines_of(document: Document) -> Iterator[list[str]]:
    for part in document.parts:
        if part.table:
            for name, *cells in part.table.rows:
                for column, cell in zip(part.table.head[1:], cells, strict=True):
                    yield [part.heading, str(name), column, str(cell)]
