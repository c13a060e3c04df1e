"""Where a promise stands, and the one table of how it may move; the database keeps to the same: `triggers.py`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PromiseState(models.TextChoices):
    GIVEN = "given", _("Gitt")
    IN_PROGRESS = "in_progress", _("I arbeid")
    KEPT = "kept", _("Holdt")
    PARTLY = "partly", _("Delvis holdt")
    BROKEN = "broken", _("Brutt")
    REPLACED = "replaced", _("Erstattet")
    WITHDRAWN = "withdrawn", _("Trukket")


_ENDINGS = frozenset(PromiseState) - {PromiseState.GIVEN, PromiseState.IN_PROGRESS}

PROMISE_MOVES: dict[PromiseState, frozenset[PromiseState]] = {
    PromiseState.GIVEN: _ENDINGS | {PromiseState.IN_PROGRESS},
    PromiseState.IN_PROGRESS: _ENDINGS,
    # Said to be kept, and then it was not, or not any more.
    PromiseState.KEPT: frozenset({PromiseState.PARTLY, PromiseState.BROKEN}),
    # It can be taken up again: better late than never.
    PromiseState.PARTLY: frozenset({PromiseState.IN_PROGRESS, PromiseState.BROKEN, PromiseState.REPLACED}),
    PromiseState.BROKEN: frozenset({PromiseState.IN_PROGRESS, PromiseState.REPLACED}),
    PromiseState.REPLACED: frozenset(),
    PromiseState.WITHDRAWN: frozenset(),
}
OPEN = frozenset({PromiseState.GIVEN, PromiseState.IN_PROGRESS})
# Neighbours are told why.
EXPLAINED = _ENDINGS - {PromiseState.KEPT}


def promise_may_move(start: str, end: str) -> bool:
    return PromiseState(end) in PROMISE_MOVES[PromiseState(start)]
