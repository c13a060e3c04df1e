"""The database's own locks on history: what is written cannot be changed or removed, whoever asks.

And its own pen: an event waits for its seal from the moment it is written, whoever wrote it.
"""

TABLE, SEAL, UNSEALED = "history_event", "history_seal", "history_unsealed"

LOCK = {
    "sqlite": [
        f"""CREATE TRIGGER history_no_{deed} BEFORE {deed} ON {TABLE}
            BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"""
        for deed in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        """CREATE OR REPLACE FUNCTION history_is_append_only() RETURNS trigger AS $$
           BEGIN RAISE EXCEPTION 'history is append-only'; END $$ LANGUAGE plpgsql""",
        f"""CREATE TRIGGER history_lock BEFORE UPDATE OR DELETE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION history_is_append_only()""",
    ],
}

UNLOCK = {
    "sqlite": [f"DROP TRIGGER IF EXISTS history_no_{deed}" for deed in ("UPDATE", "DELETE")],
    "postgresql": [f"DROP TRIGGER IF EXISTS history_lock ON {TABLE}"],
}

# Since seals came: PostgreSQL can also empty a table at once, past what is asked of each row.
SEAL_LOCK = {
    "sqlite": [
        f"""CREATE TRIGGER {SEAL}_no_{deed} BEFORE {deed} ON {SEAL}
            BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END"""
        for deed in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        f"""CREATE TRIGGER {SEAL}_lock BEFORE UPDATE OR DELETE ON {SEAL}
            FOR EACH ROW EXECUTE FUNCTION history_is_append_only()""",
        *(
            f"""CREATE TRIGGER {table}_kept BEFORE TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only()"""
            for table in (TABLE, SEAL)
        ),
    ],
}

SEAL_UNLOCK = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {SEAL}_no_{deed}" for deed in ("UPDATE", "DELETE")],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS {SEAL}_lock ON {SEAL}",
        *(f"DROP TRIGGER IF EXISTS {table}_kept ON {table}" for table in (TABLE, SEAL)),
    ],
}

WAIT = f"INSERT INTO {UNSEALED} (event_id, since)"
QUEUE_THE_OLD = f"{WAIT} SELECT id, CURRENT_TIMESTAMP FROM {TABLE}"  # noqa: S608  # only names from this file
QUEUE_NEW = f"BEGIN {WAIT} VALUES (NEW.id, CURRENT_TIMESTAMP);"
QUEUE = {
    "sqlite": [f"CREATE TRIGGER {UNSEALED}_queue AFTER INSERT ON {TABLE} {QUEUE_NEW} END"],
    "postgresql": [
        f"""CREATE OR REPLACE FUNCTION {UNSEALED}_queue() RETURNS trigger AS $$
            {QUEUE_NEW} RETURN NULL; END $$ LANGUAGE plpgsql""",
        f"""CREATE TRIGGER {UNSEALED}_queue AFTER INSERT ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION {UNSEALED}_queue()""",
    ],
}

UNQUEUE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {UNSEALED}_queue"],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS {UNSEALED}_queue ON {TABLE}",
        f"DROP FUNCTION IF EXISTS {UNSEALED}_queue()",
    ],
}

ALL_LOCKS = {vendor: LOCK[vendor] + SEAL_LOCK[vendor] for vendor in LOCK}
ALL_UNLOCKS = {vendor: SEAL_UNLOCK[vendor] + UNLOCK[vendor] for vendor in UNLOCK}
