"""What a table from elsewhere is read as: rows of plain text, each with its number and what is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 8 * 1024 * 1024
MOST_ROWS = 50_000
MOST_CELLS = 2_000_000
MOST_COLUMNS = 100
LONGEST_CELL = 1_000


class Unusable(StrEnum):
    """Why a whole file is refused."""

    EMPTY = "empty"
    NOT_A_TABLE = "not_a_table"
    OLD_WORKBOOK = "old_workbook"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"


class UnusableTable(Exception):
    def __init__(self, why: Unusable) -> None:
        super().__init__(why)
        self.why = why


class Fault(StrEnum):
    """Why one row is not read, while those around it are."""

    OPEN_QUOTE = "open_quote"
    UNREADABLE = "unreadable"
    TOO_WIDE = "too_wide"
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class Row:
    """`number` is what whoever has the file open sees. A row with a fault has what could be read of it."""

    number: int
    cells: tuple[str, ...]
    fault: Fault | None = None


def row(number: int, cells: Sequence[str], fault: Fault | None = None) -> Row:
    plain = tuple(" ".join(cell.split()) for cell in cells)
    if len(plain) > MOST_COLUMNS:
        return Row(number, plain, Fault.TOO_WIDE)
    if any(len(cell) > LONGEST_CELL for cell in plain):
        return Row(number, plain, Fault.TOO_LONG)
    if not all(cell.isprintable() and "\ufffd" not in cell for cell in plain):
        return Row(number, plain, Fault.UNREADABLE)
    return Row(number, plain, fault)


def within_limits(rows: Iterator[Row]) -> Iterator[Row]:
    """Without what is empty; never more than we can take."""
    cells = count = 0
    for each in rows:
        cells += len(each.cells)
        if cells > MOST_CELLS:
            raise UnusableTable(Unusable.TOO_LARGE)
        if any(each.cells) or each.fault:
            count += 1
            if count > MOST_ROWS:
                raise UnusableTable(Unusable.TOO_MANY_ROWS)
            yield each
