"""What of a file may be kept at all, decided before anything is: rows with protected addresses are nowhere, and of
the others no birth number, telephone or e-mail, and no name unless the municipality chose to keep names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nabodialog.privacy.names import names

from .columns import Column, column_of, is_never_kept, is_protection

# «Ugradert» is what most rows say, and is no protection.
SAYS_PROTECTED = re.compile(
    r"(?<!ikke )\b(?:strengt[ _]?)?(?:fortrolig\w*|fortruleg\w*)|\bkode ?[67]\b|(?<!\w)gradert\b|"
    r"adresse ?sperre\b|\bsperret adresse|\bsperra adresse|\bskjermet\b|\bskjerma\b|\bhemmelig adresse|"
    r"^(?:spsf|spfo|sps)$",
    re.IGNORECASE,
)
SAYS_OPEN = frozenset(
    {*("", "0", "-", "–", "n", "nei", "nei.", "ugradert", "ingen", "false", "usann", "null", "none", "åpen", "ikke")}
    | {"ordinær", "vanlig", "vanlig adresse", "normal", "ikke gradert", "ikke sperret", "ikke skjermet", "ingen sperre"}
)
PRIVATE = re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)|\S+@\S+\.\S+|\+47")
LOOKED_AT, MOST_NAMES = 200, 0.2


@dataclass(frozen=True)
class Sieve:
    """`protection` are the columns that say whether an address is protected, `kept` those that may be kept."""

    protection: frozenset[int]
    kept: tuple[bool, ...]
    width: int

    def is_shifted(self, cells: Sequence[str]) -> bool:
        """A row with a cell too many: what it says of protection may stand in another column than it should."""
        return bool(self.protection) and len(cells) > self.width

    def is_protected(self, cells: Sequence[str]) -> bool:
        return any(map(SAYS_PROTECTED.search, cells)) or any(
            index in self.protection and not says_open(cell) for index, cell in enumerate(cells)
        )

    def clean(self, cells: Sequence[str]) -> list[str]:
        return ["" if PRIVATE.search(cell) else cell for cell, kept in zip(cells, self.kept, strict=False) if kept]


def says_open(cell: str) -> bool:
    return cell.casefold() in SAYS_OPEN


def sieve_for(headings: Sequence[str], samples: Sequence[Sequence[str]], *, keep_names: bool) -> Sieve:
    width = max(map(len, [headings, *samples]), default=0)
    titles = [*headings, *[""] * (width - len(headings))]
    columns = [[cells[index] for cells in samples if index < len(cells)] for index in range(width)]
    kept = (may_be_kept(title, cells, keep_names=keep_names) for title, cells in zip(titles, columns, strict=True))
    protection = frozenset(index for index, title in enumerate(titles) if is_protection(title))
    return Sieve(protection, tuple(kept), len(headings))


def may_be_kept(heading: str, cells: Sequence[str], *, keep_names: bool) -> bool:
    if is_never_kept(heading) or is_protection(heading):
        return False
    column = column_of(heading)
    if column == Column.NAME:
        return keep_names
    return keep_names or column not in {Column.IGNORED, Column.ORGANISATION} or not are_names(cells)


def are_names(cells: Sequence[str]) -> bool:
    """Whether a column that nobody named holds people's names."""
    filled = [cell for cell in cells[:LOOKED_AT] if cell]
    return sum(map(is_name, filled)) > len(filled) * MOST_NAMES


def is_name(cell: str) -> bool:
    """Also with the surname first, as registers write it."""
    turned = " ".join(reversed(cell.replace(",", " ").split()))
    return any(names(f"{cell} bor her")) or any(names(f"{turned} bor her"))
