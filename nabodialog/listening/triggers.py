"""The database's own locks: an enquiry begins as received, moves as `states.py` says, and is answered by an answer; a
promise moves as `promise_states.py` says, and what was checked or moved of it is never written over.

The moves are spelt out here, as migrations need them to be; a test compares them with the table. On SQLite a migration
that remakes one of the tables takes the locks with it, and must set them again.
"""

from collections.abc import Mapping

Moves = Mapping[str, tuple[str, ...]]
Refusals = Mapping[str, tuple[str, str, str]]
"""By name: the deed, when it is refused, and the words it is refused with."""
Statements = dict[str, list[str]]

ENQUIRY, MESSAGE = "listening_enquiry", "listening_message"
MOVES = {
    "received": ("handling", "asking", "waiting", "answered", "closed"),
    "reopened": ("handling", "asking", "waiting", "answered", "closed"),
    "handling": ("asking", "waiting", "answered", "closed"),
    "asking": ("handling", "waiting", "answered", "closed"),
    "waiting": ("handling", "asking", "answered", "closed"),
    "answered": ("reopened",),
    "closed": ("reopened",),
}
PROMISE_MOVES = {
    "given": ("in_progress", "kept", "partly", "broken", "replaced", "withdrawn"),
    "in_progress": ("kept", "partly", "broken", "replaced", "withdrawn"),
    "kept": ("partly", "broken"),
    "partly": ("in_progress", "broken", "replaced"),
    "broken": ("in_progress", "replaced"),
}


def moved_wrongly(moves: Moves) -> str:
    allowed = " OR ".join(
        f"(OLD.state = '{start}' AND NEW.state IN ({', '.join(repr(end) for end in ends)}))"
        for start, ends in moves.items()
    )
    return f"OLD.state <> NEW.state AND NOT ({allowed})"


# Of the messages since it was opened, or opened again, one must be an answer.
UNANSWERED = f"""OLD.state <> NEW.state AND NEW.state = 'answered' AND NOT EXISTS (
    SELECT 1 FROM {MESSAGE} WHERE enquiry_id = NEW.id AND kind = 'answer' AND at >= NEW.opened_at)"""  # noqa: S608  # only names from this file
REFUSALS: Refusals = {
    "moved_wrongly": ("UPDATE OF state", moved_wrongly(MOVES), "an enquiry cannot move like this"),
    "unanswered": ("UPDATE OF state", UNANSWERED, "an enquiry cannot be answered without an answer"),
    "begins_wrongly": ("INSERT", "NEW.state <> 'received'", "an enquiry begins as received"),
}
PROMISE_REFUSALS: Refusals = {
    "moved_wrongly": ("UPDATE OF state", moved_wrongly(PROMISE_MOVES), "a promise cannot move like this"),
    "begins_wrongly": ("INSERT", "NEW.state <> 'given'", "a promise begins as given"),
}
WRITTEN_ONCE: Refusals = {"written_once": ("UPDATE", "1 = 1", "this is written once")}


def locks(table: str, refusals: Refusals) -> Statements:
    """What sets them, for each database."""
    return {
        "sqlite": [
            f"""CREATE TRIGGER {table}_{name} BEFORE {deed} ON {table} WHEN {condition}
                BEGIN SELECT RAISE(ABORT, '{words}'); END"""
            for name, (deed, condition, words) in refusals.items()
        ],
        "postgresql": [
            statement
            for name, (deed, condition, words) in refusals.items()
            for statement in (
                f"""CREATE OR REPLACE FUNCTION {table}_{name}() RETURNS trigger AS $$ BEGIN
                    IF {condition} THEN RAISE EXCEPTION '{words}' USING ERRCODE = 'check_violation'; END IF;
                    RETURN NEW; END $$ LANGUAGE plpgsql""",
                f"""CREATE TRIGGER {table}_{name} BEFORE {deed} ON {table}
                    FOR EACH ROW EXECUTE FUNCTION {table}_{name}()""",
            )
        ],
    }


def unlocks(table: str, refusals: Refusals) -> Statements:
    return {
        "sqlite": [f"DROP TRIGGER IF EXISTS {table}_{name}" for name in refusals],
        "postgresql": [
            statement
            for name in refusals
            for statement in (
                f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}",
                f"DROP FUNCTION IF EXISTS {table}_{name}()",
            )
        ],
    }


LOCK, UNLOCK = locks(ENQUIRY, REFUSALS), unlocks(ENQUIRY, REFUSALS)
PROMISE_LOCKS = {
    "listening_promise": PROMISE_REFUSALS,
    "listening_promisecheck": WRITTEN_ONCE,
    "listening_formerdate": WRITTEN_ONCE,
}
