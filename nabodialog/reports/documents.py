"""A document for colleagues, leaders and politicians: gathered once, and written as Word, PDF or a spreadsheet.

All words are ready, in the document's own language. Days stay days until they are written, so that a spreadsheet can
sort them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import sqrt
from typing import Self

from django.utils.formats import date_format

from .sheets import Sheet

Cell = str | int | date | None
# What XML cannot hold. It may have come along with a paste.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


SHORT = 12


@dataclass(frozen=True)
class Table:
    """`nothing` is what stands there where there are no rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    nothing: str
    widths: tuple[int, ...] = ()
    """How much of the page each column takes, beside the others; known when the table is written out."""


@dataclass(frozen=True)
class Part:
    """A heading with paragraphs and a `note` on them, `missing` where something should have stood there, or a table."""

    heading: str
    level: int = 1
    paragraphs: tuple[str, ...] = ()
    note: str = ""
    missing: str = ""
    table: Table | None = None


@dataclass(frozen=True)
class Document(Sheet):
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    made: str
    """When and from what it was made; stands on every page."""

    def written_out(self) -> Self:
        """With every day in words, and nothing that a file cannot hold."""
        return replace(
            self,
            title=clean(self.title),
            subtitle=clean(self.subtitle),
            facts=tuple((clean(name), clean(value)) for name, value in self.facts),
            parts=tuple(part_written_out(part) for part in self.parts),
        )


def part_written_out(part: Part) -> Part:
    table = part.table and table_written_out(part.table)
    texts = tuple(map(clean, part.paragraphs))
    return replace(part, heading=clean(part.heading), paragraphs=texts, note=clean(part.note), table=table)


def table_written_out(table: Table) -> Table:
    rows = tuple(tuple(map(in_words, row)) for row in table.rows)
    widths = tuple(width_of(name, [row[at] for row in rows]) for at, name in enumerate(table.head))
    return replace(table, rows=rows, widths=widths)


def width_of(name: str, texts: list[str]) -> int:
    """Room for the longest word, and more where more is written; 0 where all is short and should stay on one line."""
    if max(map(len, [name, *texts])) <= SHORT:
        return 0
    longest_word = max(len(word) for text in [name, *texts] for word in text.split() or [""])
    usual = sum(map(len, texts)) / max(len(texts), 1)
    return max(min(longest_word + 2, 20), min(round(4 * sqrt(usual)), 30))


def in_words(cell: Cell) -> str:
    if isinstance(cell, date):
        return date_format(cell, "SHORT_DATE_FORMAT")
    return clean("" if cell is None else str(cell))


def clean(text: str) -> str:
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def paragraphs(text: str) -> tuple[str, ...]:
    """What a person wrote, divided where they left a line empty."""
    return tuple(part.strip() for part in re.split(r"\n\s*\n", clean(text)) if part.strip())


def facts(pairs: Iterable[tuple[str, object]]) -> tuple[tuple[str, str], ...]:
    """Only those that are known."""
    return tuple((name, str(value)) for name, value in pairs if value)
