"""The database's own lock on history: what is written cannot be changed or removed, whoever asks."""

TABLE = "history_event"

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
