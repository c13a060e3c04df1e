"""The cast: everyone who appears in a test, named by role."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import translation
from serving import surroundings

from nabodialog.history.triggers import LOCK, UNLOCK
from nabodialog.people.models import Membership, Municipality, Person, Role
from nabodialog.projects.starting import start_project

PASSWORD = "tre stille naboer i regn"
PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"


@pytest.fixture(autouse=True)
def _plain_and_fast(settings, tmp_path):
    """Static files without collectstatic, mail in memory, uploads in a place of their own, quick hashes."""
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_FILES}}
    settings.MEDIA_ROOT, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    settings.PUBLIC_ANSWER_SECONDS = 0  # what a test changes, it sees at once; tests of the keeping set it back
    settings.SHORTEST_WRITING = timedelta(0)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _in_bokmaal():
    """Whatever language the test before this one ended in."""
    with translation.override("nb"):
        yield


@pytest.fixture
def municipality(db):
    return Municipality.objects.create(name="Nordvik", number="9901", slug="nordvik")


@pytest.fixture
def other_municipality(db):
    return Municipality.objects.create(name="Sørdal", number="9902", slug="sordal")


def someone(role, municipality):
    person = Person.objects.create_user(f"{role}@{municipality.slug}.example", PASSWORD, name=str(role.label))
    Membership.objects.create(municipality=municipality, person=person, role=role)
    return person


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
    """Just started: the whole method, nothing done, nothing published."""
    return start_project(municipality, "Boliger i Fjellveien", "fjellveien", by=leader)


@pytest.fixture
def partner(project):
    """From a non-profit: writes in this one project, and sees no other."""
    person = Person.objects.create_user("partner@ideell.example", PASSWORD, name="Partner")
    project.partners.create(person=person, organisation="En ideell organisasjon")
    return person


@pytest.fixture
def browse():
    """A browser where a person is signed in; without a person, where nobody is."""

    def signed_in_as(person=None):
        client = Client()
        if person:
            client.force_login(person)
        return client

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
            for statement in UNLOCK[connection.vendor]:
                cursor.execute(statement)
            sweep(case)
            for statement in LOCK[connection.vendor]:
                cursor.execute(statement)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", unlocked)
        yield
