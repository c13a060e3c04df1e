"""How long a kind is kept, in words: the same on every page and paper."""

from django.utils.translation import ngettext

from .kinds import Kind


def how_long(kind: Kind, amount: int | None = None) -> str:
    """Without an amount, the usual one."""
    if kind.lasts is not None:
        return str(kind.lasts)
    number = kind.usually if amount is None else amount
    facts = {"number": number, "start": kind.counted_from}
    if kind.unit == "months":
        return ngettext("Én måned etter at %(start)s", "%(number)s måneder etter at %(start)s", number) % facts
    return ngettext("Én dag, regnet fra %(start)s", "%(number)s dager, regnet fra %(start)s", number) % facts
