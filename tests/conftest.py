"""The stage: a project with one of everything, and everyone who may come to it. Two real servers, and a phone."""

import json
import os
from contextlib import ExitStack
from io import StringIO

import pytest
from databases import fresh_database
from django.core.management import call_command
from serving import prepared_demo, serving, surroundings

from nabodialog.people.models import ContactPoint, Person, Role
from nabodialog.post.tests.postbox import postbox  # noqa: F401  a fixture
from nabodialog.projects.models import Project

from .cast import fjellveien, nordvik, someone, someone_in, sordal
from .stage import ROLES, build_stage, complete, invite_someone, invite_someone_to
from .stage_talking import plan_how_to_talk
from .walking import PHONE, Walk


def pytest_terminal_summary(terminalreporter):
    """What the tests of pages looked at, in figures."""
    for check, pages in told(terminalreporter.getreports("passed"), "call"):
        terminalreporter.write_line(f"{check}: {sum(pages.values())} pages without a fault, {pages}")
    doors = [tried for check, tried in told(terminalreporter.getreports(""), "teardown") if check == "doors"]
    met = {what: sum(tried.get(what, 0) for tried in doors) for tried in doors for what in tried}
    if met:
        terminalreporter.write_line(f"doors: {sum(met.values())} tried, {met}")


def told(reports, when):
    properties = [each for report in reports if report.when == when for each in report.user_properties]
    return [(check, json.loads(figures)) for check, figures in properties]


@pytest.fixture
def stage(municipality, other_municipality, project, administrator, leader, member, reader, partner, outsider):
    cast = dict(zip(ROLES[:-1], (administrator, leader, member, reader, partner, outsider), strict=True))
    return build_stage(cast, project, other_municipality)


def whole_stage():
    """The same stage, for `build_once`."""
    municipality, other = nordvik(), sordal()
    cast = {str(role): someone(role, municipality) for role in Role} | {"outsider": someone(Role.ADMINISTRATOR, other)}
    project = fjellveien(municipality, cast["leader"])
    return build_stage(cast | {"partner": someone_in(project)}, project, other)


@pytest.fixture(scope="module")
def built_stage(build_once):
    return build_once(whole_stage)


@pytest.fixture
def standing_stage(built_stage, db):
    """Built once for a module's tests: what they store is undone, and what they change in memory is not."""
    return built_stage


@pytest.fixture(scope="module")
def nodes(tmp_path_factory):
    """The addresses of two servers and the password of the demo they share."""
    with ExitStack() as stack:
        server = os.environ.get("DATABASE_URL", "")
        database = stack.enter_context(fresh_database(server, f"two_nodes_{os.getpid()}")) if server else ""
        shared = surroundings(str(tmp_path_factory.mktemp("nodes")), database)
        password = prepared_demo(shared)
        yield stack.enter_context(serving(shared)), stack.enter_context(serving(shared)), password


@pytest.fixture
def demo(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    call_command("demo", stdout=StringIO())
    projects = Project.objects.select_related("municipality").order_by("slug")
    staff = {
        project: Person.objects.get(email=f"administrator@{project.municipality.slug}.example") for project in projects
    }
    for project, person in staff.items():
        invite_someone(project.municipality, person)
        invite_someone_to(project, person)
        plan_how_to_talk(project, person)
        complete(project, person)
    return staff


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(request, browser, live_server):
    """A new phone at every call: nobody is signed in, and it has never been here."""
    contexts = []

    def new_phone():
        contexts.append(browser.new_context(viewport=PHONE, java_script_enabled=request.param, locale="nb-NO"))
        return Walk(live_server.url, contexts[-1], scripts=request.param)

    yield new_phone
    for context in contexts:
        context.close()


@pytest.fixture
def contact_point(municipality):
    """Nothing is published without someone to call."""
    phones = {"phone": "22 22 22 22", "deputy_name": "Vakta", "deputy_phone": "22 22 22 23"}
    return ContactPoint.objects.create(
        municipality=municipality, name="Nabokontakten", email="nabo@x.example", **phones
    )
