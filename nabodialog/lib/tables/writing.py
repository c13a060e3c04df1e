"""CSV that spreadsheets open as the text it is."""

import csv
from collections.abc import Iterable
from io import StringIO

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def harmless(text: str) -> str:
    """A spreadsheet would run «=…» as a formula. An apostrophe in front makes it the text it was."""
    return f"'{text}" if text.lstrip().startswith(BEGINS_A_FORMULA) else text


def csv_bytes(rows: Iterable[Iterable[str]]) -> bytes:
    """With semicolons and a mark in front, as Excel in Norwegian expects."""
    target = StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in each] for each in rows)
    return target.getvalue().encode("utf-8-sig")
