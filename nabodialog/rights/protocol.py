"""The middle of the processing record, read from the declarations: docs/privacy/behandlingsprotokoll.md has it."""

from django.utils.translation import override

from nabodialog.keeping.kinds import Kind, all_kinds
from nabodialog.keeping.telling import how_long
from nabodialog.lib.personal import Whose

from .declared import all_holdings

HEAD = ("Slag", "Om hvem", "Hva", "Hvor lenge", "Det som blir igjen", "Tabeller")
WHO = {Whose.NEIGHBOUR: "naboer", Whose.OUTSIDER: "de vi spør", Whose.STAFF: "ansatte og partnere"}


def protocol() -> str:
    """As the lines of a table, in bokmål."""
    with override("nb"):
        rows = [HEAD, ("---",) * len(HEAD), *(row_of(kind) for kind in all_kinds().kinds)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def row_of(kind: Kind) -> tuple[str, ...]:
    held = [holding for holding in all_holdings() if holding.kind == kind.id]
    who = " og ".join(sorted({WHO[holding.whose] for holding in held})) or "naboer"
    tables = ", ".join(f"`{holding.model._meta.label}`" for holding in held) or "–"
    return (kind.name.nb, who, kind.what.nb, how_long(kind) + chosen(kind), kind.remains.nb, tables)


def chosen(kind: Kind) -> str:
    return f" (kan velges: {kind.least}–{kind.most})" if kind.may_be_chosen else ""
