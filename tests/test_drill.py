"""A backup is made while neighbours write, and put into an empty place. `bin/drill` tells the same in figures."""

import os
from contextlib import ExitStack

import pytest
from databases import fresh_database
from drilling import drill


@pytest.fixture
def two_databases():
    """Their addresses; on SQLite they lie in the places' own folders."""
    server = os.environ.get("DATABASE_URL", "")
    with ExitStack() as stack:
        names = [f"drill_{place}_{os.getpid()}" for place in ("serving", "empty")] if server else []
        yield tuple(stack.enter_context(fresh_database(server, name)) for name in names) or ("", "")


def test_what_is_backed_up_while_neighbours_write_comes_back_whole(tmp_path, two_databases):
    held = drill(tmp_path, two_databases)
    assert held.faults == [], held.told
