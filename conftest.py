"""What every test stands on: plain and fast surroundings, the cast by role, a browser."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from io import StringIO

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test import TransactionTestCase, override_settings
from django.utils import translation
from hypothesis import HealthCheck
from serving import surroundings

from config.second_lock import lock_rows
from nabodialog.history.triggers import ALL_LOCKS, ALL_UNLOCKS
from nabodialog.people.models import Role
from tests.cast import fjellveien, nordvik, signed_in_as, someone, someone_in, sordal

# Examples that are made slowly tell of a busy machine, and not of a fault.
hypothesis.settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.settings.load_profile("any machine")

PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"


def plain_and_fast(folder):
    """Static files without collectstatic, mail in memory, uploads in a place of their own, quick hashes."""
    (folder / "static").mkdir()
    return {
        "STORAGES": {**django_settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_FILES}},
        "MEDIA_ROOT": folder,
        "STATIC_ROOT": folder / "static",
        "PUBLIC_ANSWER_SECONDS": 0,  # what a test changes, it sees at once; tests of the keeping set it back
        "SHORTEST_WRITING": timedelta(0),
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    }


@pytest.fixture(autouse=True)
def _plain_and_fast(settings, tmp_path):
    for name, value in plain_and_fast(tmp_path).items():
        setattr(settings, name, value)


@pytest.fixture(autouse=True)
def _in_bokmaal():
    """Whatever language the test before this one ended in."""
    with translation.override("nb"):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """PostgreSQL stands as `manage.py prepare` leaves it, with its own lock on."""
    with django_db_blocker.unblock():
        lock_rows(connection)


@pytest.fixture(scope="module")
def build_once(django_db_setup, django_db_blocker, tmp_path_factory):
    """Builds what the tests of a module stand on; what each of them does to it is undone, and at the end all of it.

    For tests that ask for `db` too, and start no server: nobody else sees what is built.
    """

    def build(what):
        folder = tmp_path_factory.mktemp("built")
        with override_settings(**plain_and_fast(folder), VAR_DIR=folder), translation.override("nb"):
            return what()

    with django_db_blocker.unblock(), transaction.atomic():
        yield build
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def built_demo(build_once):
    build_once(lambda: call_command("demo", stdout=StringIO()))


@pytest.fixture
def demo(built_demo, db):
    """The demo cases, as they are for every test of a module; see `build_once`."""


@pytest.fixture
def municipality(db):
    return nordvik()


@pytest.fixture
def other_municipality(db):
    return sordal()


@pytest.fixture
def administrator(municipality):
    return someone(Role.ADMINISTRATOR, municipality)


@pytest.fixture
def leader(municipality):
    return someone(Role.LEADER, municipality)


@pytest.fixture
def member(municipality):
    return someone(Role.MEMBER, municipality)


@pytest.fixture
def reader(municipality):
    return someone(Role.READER, municipality)


@pytest.fixture
def outsider(other_municipality):
    """An administrator, but elsewhere."""
    return someone(Role.ADMINISTRATOR, other_municipality)


@pytest.fixture
def project(municipality, leader):
    return fjellveien(municipality, leader)


@pytest.fixture
def partner(project):
    return someone_in(project)


@pytest.fixture
def browse():
    return signed_in_as


@pytest.fixture
def beside(transactional_db, tmp_path, settings):
    """Starts other processes on the same database; on SQLite on a copy, as it stands when the first one starts."""
    database = [] if connection.vendor == "sqlite" else [address_of(connection.settings_dict)]

    def start(*command, **environment):
        if not database:
            path = tmp_path / "copy.sqlite3"
            with closing(sqlite3.connect(path)) as copy:
                connection.connection.backup(copy)
            database.append(f"sqlite:///{path}")
        around = surroundings(str(tmp_path), database[0]) | {"DJANGO_SETTINGS_MODULE": "config.settings"} | environment
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        return subprocess.Popen([sys.executable, *command], cwd=settings.BASE_DIR, env=around, **pipes)

    return start


def address_of(server):
    return f"postgres://{server['USER']}@{server['HOST']}:{server['PORT']}/{server['NAME']}"


# The browser ---------------------------------------------------------------------------------
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop running in the test's thread


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium where there is one, quiet about the network it will not find."""
    quiet = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"]
    path = os.environ.get("NABODIALOG_CHROMIUM") or shutil.which("chromium")
    return {**browser_type_launch_args, "args": quiet} | ({"executable_path": path} if path else {})


@pytest.fixture(autouse=True, scope="session")
def _nobody_holds_the_database(django_db_setup, django_db_blocker):
    """A browser that is slow to hang up keeps its server's connection, and PostgreSQL drops no database in use."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


@pytest.fixture(autouse=True, scope="session")
def _history_can_be_swept():
    """Between browser tests the tables are emptied; history refuses that, so its lock is off while it happens.

    For the whole session: a patch of one test would be gone again when that test's tables are emptied.
    """
    sweep = TransactionTestCase._fixture_teardown

    def unlocked(case):
        with connection.cursor() as cursor:
            for statement in ALL_UNLOCKS[connection.vendor]:
                cursor.execute(statement)
            sweep(case)
            cache.clear()  # no model's table, so it would go on counting for those who come after
            for statement in ALL_LOCKS[connection.vendor]:
                cursor.execute(statement)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", unlocked)
        yield
