"""How long each kind is kept: the one place that rounds, pages and papers ask."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Q

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Municipality, Person

from .kinds import all_kinds, kind_called
from .models import KeepingRule


class OutOfBounds(ValueError):
    """Shorter or longer than the kind allows."""


def kept(municipality: Municipality | None, kind: str) -> int:
    """In the kind's own unit. What was chosen before the bounds became narrower is held within them."""
    own = chosen(municipality, kind) if municipality else None
    return own or kind_called(kind).usually


def chosen(municipality: Municipality, kind: str) -> int | None:
    """What the municipality itself has said, where it has."""
    own = KeepingRule.objects.filter(municipality=municipality, kind=kind).first()
    return kind_called(kind).bounded(own.amount) if own else None


def all_kept(municipality: Municipality | None) -> dict[str, int]:
    """Every kind that is counted."""
    own = dict(KeepingRule.objects.filter(municipality=municipality).values_list("kind", "amount"))
    counted = [kind for kind in all_kinds().kinds if kind.is_counted]
    return {kind.id: kind.bounded(own[kind.id]) if kind.id in own else kind.usually for kind in counted}


def each_amount(kind: str, path: str) -> Iterator[tuple[int, Q]]:
    """Every amount that holds somewhere, and the rows it holds for: `path` leads from a row to its municipality."""
    bounded = kind_called(kind).bounded
    chosen_by = KeepingRule.objects.filter(kind=kind).values_list("municipality", "amount")
    rules = {place: bounded(amount) for place, amount in chosen_by}
    usual = kind_called(kind).usually
    for amount in sorted({usual, *rules.values()}):
        theirs = Q(**{f"{path}__in": [place for place, own in rules.items() if own == amount]})
        yield amount, theirs | ~Q(**{f"{path}__in": list(rules)}) if amount == usual else theirs


@transaction.atomic
def keep_for(municipality: Municipality, kind: str, amount: int, *, by: Person) -> None:
    """Also for what is here already."""
    if not kind_called(kind).may_be_chosen or kind_called(kind).bounded(amount) != amount:
        raise OutOfBounds
    former, chosen_now = kept(municipality, kind), {"amount": amount}
    rule, _made = KeepingRule.objects.update_or_create(municipality=municipality, kind=kind, defaults=chosen_now)
    record(Verb.CHANGED, rule, by=by, within=municipality, municipality=municipality, old=former, new=amount)
