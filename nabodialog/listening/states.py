"""Where an enquiry stands, and the one table of how it may move; the database keeps to the same: `triggers.py`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    RECEIVED = "received", _("Mottatt")
    HANDLING = "handling", _("Vi arbeider med den")
    ASKING = "asking", _("Venter på svar fra naboen")
    WAITING = "waiting", _("Venter på andre")
    ANSWERED = "answered", _("Besvart")
    CLOSED = "closed", _("Avsluttet uten svar")
    REOPENED = "reopened", _("Åpnet igjen")


_FORWARD = frozenset({State.HANDLING, State.ASKING, State.WAITING, State.ANSWERED, State.CLOSED})

MOVES: dict[State, frozenset[State]] = {
    State.RECEIVED: _FORWARD,
    State.REOPENED: _FORWARD,
    State.HANDLING: _FORWARD - {State.HANDLING},
    State.ASKING: _FORWARD - {State.ASKING},
    State.WAITING: _FORWARD - {State.WAITING},
    State.ANSWERED: frozenset({State.REOPENED}),
    State.CLOSED: frozenset({State.REOPENED}),
}
ENDED = frozenset({State.ANSWERED, State.CLOSED})
# The clock stands still: somebody else owes the next word, and the neighbour has been told.
PAUSED = frozenset({State.ASKING, State.WAITING})


class RefusedMove(Exception):
    """Not in the table."""


def may_move(start: str, end: str) -> bool:
    return State(end) in MOVES[State(start)]
