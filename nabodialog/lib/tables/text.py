"""CSV as programs and people make it: any separator, any of the usual encodings, also several in one file."""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator, Sequence

from .rows import Fault, Row, Unusable, UnusableTable, row

SEPARATORS = ";\t,|"
LOOKED_AT = 30  # lines, to find the separator
LONGEST_QUOTED = 5  # lines that one quoted cell may run over; after that the quote was never closed
LEAD = 2_000
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
DECODED_TWICE = re.compile("Ã[\u0080-\u00bf¦¸¥˜†…]")
SAID_SEPARATOR = re.compile(r"^\ufeff?\"?sep=(.)\"?$", re.IGNORECASE)


def text_rows(content: bytes) -> Iterator[Row]:
    lines = decoded(content)
    said = SAID_SEPARATOR.match(lines[0]) if lines else None
    first = 1 if said else 0
    yield from split(lines, said[1] if said else separator_of(lines), first)


def decoded(content: bytes) -> list[str]:
    if encoding := utf16(content):
        return content.decode(encoding, errors="replace").removeprefix("\ufeff").splitlines()
    lead = content[:LEAD]
    if len(CONTROL.findall(lead)) > len(lead) // 50:
        raise UnusableTable(Unusable.NOT_A_TABLE)
    return [decoded_line(line) for line in content.removeprefix(b"\xef\xbb\xbf").splitlines()]


def utf16(content: bytes) -> str:
    """Excel's «Unicode-tekst» has a mark in front; where it is missing, every other byte is empty."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    lead = content[:LEAD]
    odd, even = lead[1::2].count(0), lead[::2].count(0)
    mostly = len(lead) // 4
    return "utf-16-le" if odd > mostly > even else "utf-16-be" if even > mostly > odd else ""


def decoded_line(line: bytes) -> str:
    """Line by line, since lists are pasted together from systems that do not agree."""
    for encoding in ("utf-8", "cp1252", "latin-1"):
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError:
            continue
        return repaired(text) if encoding == "utf-8" and DECODED_TWICE.search(text) else text
    raise AssertionError("latin-1 reads every byte")


def repaired(text: str) -> str:
    """«TromsÃ¸» was UTF-8 that somebody's program read as Windows-1252."""
    try:
        return text.encode("cp1252").decode()
    except UnicodeError:
        return text


def separator_of(lines: Sequence[str]) -> str:
    """The one that parts most lines into the same number of cells."""

    def agreement(separator: str) -> tuple[int, int]:
        counts = Counter(len(cells(line, separator) or ()) for line in lines[:LOOKED_AT] if line.strip())
        width, times = max(counts.items(), key=lambda each: (each[0] > 1, each[1], each[0]), default=(0, 0))
        return (times, width) if width > 1 else (0, 0)

    return max(SEPARATORS, key=agreement)


def split(lines: Sequence[str], separator: str, at: int) -> Iterator[Row]:
    """A quote that is never closed spoils its own line and none of those below."""
    while at < len(lines):
        for taken in range(1, LONGEST_QUOTED + 1):
            found = cells("\n".join(lines[at : at + taken]), separator, loose=taken == 1)
            if found is not None:
                yield row(at + 1, found)
                at += taken
                break
        else:
            yield row(at + 1, lines[at].split(separator), Fault.OPEN_QUOTE)
            at += 1


def cells(text: str, separator: str, *, loose: bool = True) -> list[str] | None:
    """None where a quote is open at the end; where not `loose`, also where quotes stand in the middle of a cell."""
    if '"' not in text:
        return text.split(separator)
    try:
        return next(csv.reader([text], delimiter=separator, strict=True))
    except csv.Error as error:
        return loose_cells(text, separator) if loose and "unexpected end" not in str(error) else None


def loose_cells(text: str, separator: str) -> list[str] | None:
    """Where somebody wrote quotes in the middle of a cell."""
    try:
        return next(csv.reader([text], delimiter=separator))
    except csv.Error:
        return None
