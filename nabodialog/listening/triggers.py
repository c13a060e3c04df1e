"""The database's own lock: an enquiry begins as received, moves as `states.py` says, and is answered by an answer.

The moves are spelt out here, as migrations need them to be; a test compares them with the table. On SQLite a migration
that remakes one of the tables takes the locks with it, and must set them again.
"""

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
ALLOWED = " OR ".join(
    f"(OLD.state = '{start}' AND NEW.state IN ({', '.join(repr(end) for end in ends)}))"
    for start, ends in MOVES.items()
)
MOVED_WRONGLY = f"OLD.state <> NEW.state AND NOT ({ALLOWED})"
# Of the messages since it was opened, or opened again, one must be an answer.
UNANSWERED = f"""OLD.state <> NEW.state AND NEW.state = 'answered' AND NOT EXISTS (
    SELECT 1 FROM {MESSAGE} WHERE enquiry_id = NEW.id AND kind = 'answer' AND at >= NEW.opened_at)"""  # noqa: S608  # only names from this file
REFUSALS = {
    "moved_wrongly": ("UPDATE OF state", MOVED_WRONGLY, "an enquiry cannot move like this"),
    "unanswered": ("UPDATE OF state", UNANSWERED, "an enquiry cannot be answered without an answer"),
    "begins_wrongly": ("INSERT", "NEW.state <> 'received'", "an enquiry begins as received"),
}

LOCK = {
    "sqlite": [
        f"""CREATE TRIGGER {ENQUIRY}_{name} BEFORE {deed} ON {ENQUIRY} WHEN {condition}
            BEGIN SELECT RAISE(ABORT, '{words}'); END"""
        for name, (deed, condition, words) in REFUSALS.items()
    ],
    "postgresql": [
        statement
        for name, (deed, condition, words) in REFUSALS.items()
        for statement in (
            f"""CREATE OR REPLACE FUNCTION {ENQUIRY}_{name}() RETURNS trigger AS $$ BEGIN
                IF {condition} THEN RAISE EXCEPTION '{words}' USING ERRCODE = 'check_violation'; END IF;
                RETURN NEW; END $$ LANGUAGE plpgsql""",
            f"""CREATE TRIGGER {ENQUIRY}_{name} BEFORE {deed} ON {ENQUIRY}
                FOR EACH ROW EXECUTE FUNCTION {ENQUIRY}_{name}()""",
        )
    ],
}

UNLOCK = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {ENQUIRY}_{name}" for name in REFUSALS],
    "postgresql": [
        statement
        for name in REFUSALS
        for statement in (
            f"DROP TRIGGER IF EXISTS {ENQUIRY}_{name} ON {ENQUIRY}",
            f"DROP FUNCTION IF EXISTS {ENQUIRY}_{name}()",
        )
    ],
}
