"""The stage: a project with one of everything, and everyone who may come to it. And two real servers."""

import os
from contextlib import ExitStack

import pytest
from databases import fresh_database
from serving import prepared_demo, serving, surroundings

from .stage import ROLES, build_stage


@pytest.fixture
def stage(municipality, other_municipality, project, administrator, leader, member, reader, partner, outsider):
    cast = dict(zip(ROLES[:-1], (administrator, leader, member, reader, partner, outsider), strict=True))
    return build_stage(cast, project, other_municipality)


@pytest.fixture(scope="module")
def nodes(tmp_path_factory):
    """The addresses of two servers and the password of the demo they share."""
    with ExitStack() as stack:
        server = os.environ.get("DATABASE_URL", "")
        database = stack.enter_context(fresh_database(server, f"two_nodes_{os.getpid()}")) if server else ""
        shared = surroundings(str(tmp_path_factory.mktemp("nodes")), database)
        password = prepared_demo(shared)
        yield stack.enter_context(serving(shared)), stack.enter_context(serving(shared)), password
