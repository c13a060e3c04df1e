"""A file that somebody chose, as rows. What kind it is shows in its content, whatever it is called."""

from collections.abc import Iterator

from .rows import MOST_BYTES, Row, Unusable, UnusableTable, within_limits
from .text import text_rows
from .workbook import workbook_rows

PACKED = b"PK\x03\x04"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"  # .xls, and also .xlsx behind a password
OTHERS = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"<!DOCTYPE", b"<html", b"<?xml")


def table_rows(content: bytes) -> Iterator[Row]:
    """Raises UnusableTable where the whole is refused, also when some rows have been read already."""
    if len(content) > MOST_BYTES:
        raise UnusableTable(Unusable.TOO_LARGE)
    if not content.strip():
        raise UnusableTable(Unusable.EMPTY)
    if content.startswith(OLD_WORKBOOK):
        raise UnusableTable(Unusable.OLD_WORKBOOK)
    if content.startswith(OTHERS):
        raise UnusableTable(Unusable.NOT_A_TABLE)
    return within_limits(workbook_rows(content) if content.startswith(PACKED) else text_rows(content))
