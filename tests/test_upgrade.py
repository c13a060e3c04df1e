"""Every release whose database is kept can be upgraded to this one, filled, and nothing is lost. See bin/release."""

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from urllib.request import urlopen

import pytest
from databases import fresh_database
from environment import ROOT
from releasing import kept_releases, read
from serving import serving, surroundings

from .staff import Staff

GROWS_WITH_THE_CODE = {"django_content_type", "auth_permission"}
# What a migration moved to another table, which says so: {"the table": "where its rows went"}
MOVED = {"listening_enquiryretention": "keeping_keepingrule"}
COUNT = """import json; from nabodialog.backup.counting import holding
print(json.dumps({name: count for name, (count, _checksum) in holding("default").tables.items()}))"""
LET_IN = """from nabodialog.people.models import Person
leader = Person.objects.get(email="leader@tromso.example"); leader.set_password("et nytt passord"); leader.save()"""


def run(around, *command):
    around = around | {"PYTHONPATH": "bin:.", "PYTHONWARNINGS": "error"}
    command = [sys.executable, *command]
    done = subprocess.run(command, cwd=ROOT, env=around, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module", params=kept_releases(), ids=lambda path: path.name.removesuffix(".json.xz"))
def upgraded(request, tmp_path_factory):
    """An installation as the release left it, after `prepare`; what was in it before, and how much of it is now."""
    server, folder = os.environ.get("DATABASE_URL", ""), str(tmp_path_factory.mktemp("upgraded"))
    with ExitStack() as stack:
        database = stack.enter_context(fresh_database(server, f"upgraded_{os.getpid()}")) if server else ""
        around = surroundings(folder, database)
        run(around, "bin/releasing.py", "load", str(request.param))
        run(around, "manage.py", "prepare")
        found = json.loads(run(around, "manage.py", "shell", "--no-imports", "-c", COUNT))
        yield around, read(request.param)["tables"], found


def test_every_row_of_the_release_came_along(upgraded):
    _around, kept, found = upgraded
    before = {name: len(rows) for name, rows in kept.items() if name not in GROWS_WITH_THE_CODE}
    assert sum(before.values()) > 500
    assert {name: found[MOVED.get(name, name)] for name in before} == before


def test_its_pages_are_served_and_its_people_let_in(upgraded):
    around, _kept, _found = upgraded
    run(around, "manage.py", "shell", "--no-imports", "-c", LET_IN)
    with serving(around) as site:
        for page in ("/tromso/smahus/", "/stavanger/boligblokka/", "/tromso/personvern/"):
            assert urlopen(site + page).status == 200
        assert "Småhus" in Staff(site, "leader@tromso.example", "et nytt passord").read("/arbeid/tromso/smahus/")
