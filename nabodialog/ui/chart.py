"""A chart of numbers: one bar for each row, drawn on the server as SVG.

Widths are percentages and heights are points, so that words in it are as large on a phone as on a wide screen. What is
filled and what is empty can be told apart without colour. A table beside it says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

ROW, WORDS, BAR = 52, 15, 22
WIDEST = 66
"""Percent: beside the longest bar there is room for its number in words."""
LONGEST_LABEL = 40


@dataclass(frozen=True)
class ChartRow:
    """A name, how many of it are filled and how many empty, and both in words."""

    label: str
    filled: int
    empty: int
    words: str


@dataclass(frozen=True)
class Drawn:
    """A row with its places. Numbers are text already: an SVG has points where Norwegian has commas."""

    label: str
    words: str
    label_y: int
    bar_y: int
    words_y: int
    filled: str
    empty: str
    end: str


@dataclass(frozen=True)
class Chart:
    """`empty` is what the empty part of a bar means; without, all bars are filled."""

    title: str
    rows: Sequence[ChartRow]
    filled: str = ""
    empty: str = ""

    @property
    def height(self) -> int:
        return ROW * len(self.rows)

    @property
    def bar_height(self) -> int:
        return BAR

    @cached_property
    def most(self) -> int:
        return max((row.filled + row.empty for row in self.rows), default=0) or 1

    @property
    def drawn(self) -> list[Drawn]:
        return [self._drawn(place * ROW, row) for place, row in enumerate(self.rows)]

    def _drawn(self, top: int, row: ChartRow) -> Drawn:
        return Drawn(
            label=row.label if len(row.label) <= LONGEST_LABEL else f"{row.label[: LONGEST_LABEL - 1]}…",
            words=row.words,
            label_y=top + WORDS,
            bar_y=top + WORDS + 7,
            words_y=top + WORDS + 23,
            filled=self._width(row.filled),
            empty=self._width(row.empty),
            end=self._width(row.filled + row.empty) or "0%",
        )

    def _width(self, number: int) -> str:
        return f"{number / self.most * WIDEST:.2f}%" if number else ""
