import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction

from .counting import Inventory, holding
from .places import Check, another
from .refusing import BackupError

ASIDE = "nabodialog_before_restore"
NEW_SCHEMA = ("CREATE SCHEMA public", "GRANT USAGE ON SCHEMA public TO PUBLIC")
SETTINGS = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}


class Postgres:
    """A database on a server, copied and put back by PostgreSQL's own programs."""

    def copy_to(self, path: Path) -> Inventory:
        """What is dumped and what is counted is the same moment: the programs share a snapshot."""
        with another(connection.settings_dict["NAME"]) as alias, transaction.atomic(using=alias):
            with connections[alias].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                cursor.execute("SET LOCAL row_security = off")  # rather refused than a backup with rows left out
                cursor.execute("SELECT pg_export_snapshot()")
                snapshot = cursor.fetchone()[0]
            # Not compressed: the whole is, afterwards.
            options = ["--format=custom", "--compress=0", "--no-owner", "--no-comments"]
            run("pg_dump", *options, f"--snapshot={snapshot}", f"--file={path}", database_name())
            return holding(alias)

    @contextmanager
    def beside(self, copy: Path) -> Iterator[str]:
        name = f"nabodialog_verify_{uuid4().hex[:12]}"
        try:
            on_the_server(f'CREATE DATABASE "{name}" TEMPLATE template0')
        except DatabaseError as error:
            raise BackupError(f"To verify, the database user must be allowed to make databases: {error}") from error
        try:
            fill(name, copy)
            with another(name) as alias:
                yield alias
        finally:
            on_the_server(f'DROP DATABASE "{name}" WITH (FORCE)')

    def put(self, copy: Path, check: Check) -> None:
        """What was there is kept aside until what came has been checked."""
        on_ours(f"ALTER SCHEMA public RENAME TO {ASIDE}", *NEW_SCHEMA)
        try:
            fill(database_name(), copy)
            with another(database_name()) as alias:
                check(alias)
        except BaseException:
            on_ours("DROP SCHEMA public CASCADE", f"ALTER SCHEMA {ASIDE} RENAME TO public")
            raise
        on_ours(f"DROP SCHEMA {ASIDE} CASCADE")


def database_name() -> str:
    return str(connection.settings_dict["NAME"])


def fill(name: str, copy: Path) -> None:
    make_role()
    run("pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", f"--dbname={name}", str(copy))


def make_role() -> None:
    """Roles are the server's and in no copy of a database; `prepare` gives this one what it may."""
    role = settings.MEMBER_ROLE
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if not role or cursor.fetchone():
            return
    mend = f"CREATE ROLE {connection.ops.quote_name(role)} NOLOGIN"
    try:
        on_ours(mend)
    except DatabaseError as error:
        raise BackupError(f"The database's own lock needs a role. Let whoever may make it: {mend}") from error


def on_ours(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def on_the_server(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def run(program: str, *arguments: str) -> None:
    """The password goes by the environment, where no list of processes shows it."""
    done = subprocess.run(  # noqa: S603  # PostgreSQL's own programs, with our own arguments
        [program_path(program), *arguments], env=surroundings(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupError(f"{program} could not finish: {done.stderr.strip()}")


def surroundings() -> dict[str, str]:
    given = connection.settings_dict
    own = {name: str(given[key]) for key, name in SETTINGS.items() if given[key]}
    options = {f"PG{key.upper()}": str(value) for key, value in given["OPTIONS"].items() if key.startswith("ssl")}
    return {**os.environ, **own, **options, "LC_ALL": "C"}


def server_version() -> int:
    connection.ensure_connection()
    return int(connection.connection.info.server_version) // 10000


def program_path(program: str) -> str:
    """Where it is, when it can speak with the server."""
    path = shutil.which(program)
    server = server_version()
    if path is None:
        raise BackupError(
            f"{program} is not installed here. On Debian and Ubuntu: apt install postgresql-client-{server}"
        )
    told = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    own = int(re.findall(r"\d+", told)[0])
    if own < server:
        raise BackupError(
            f"{program} here is version {own}, and the server is {server}; it must be at least as new. "
            f"On Debian and Ubuntu: apt install postgresql-client-{server}"
        )
    return path
