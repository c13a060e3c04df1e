"""Checklist lines and matrix rows in an address: «punkt-7», «rad-7»."""

from dataclasses import dataclass

from .models import ChecklistItem, MatrixRow

Line = ChecklistItem | MatrixRow
LineNoun = type[ChecklistItem] | type[MatrixRow]
NOUNS: dict[str, LineNoun] = {"punkt": ChecklistItem, "rad": MatrixRow}


@dataclass(frozen=True)
class LineReference:
    noun: LineNoun
    number: int


class LineConverter:
    regex = r"(?:punkt|rad)-[0-9]{1,15}"

    def to_python(self, value: str) -> LineReference:
        noun, number = value.split("-")
        return LineReference(NOUNS[noun], int(number))

    def to_url(self, line: Line) -> str:
        return line.anchor
