"""The stage: a project with one of everything, and everyone who may come to it."""

import pytest

from .stage import ROLES, build_stage


@pytest.fixture
def stage(municipality, other_municipality, project, administrator, leader, member, reader, partner, outsider):
    cast = dict(zip(ROLES[:-1], (administrator, leader, member, reader, partner, outsider), strict=True))
    return build_stage(cast, project, other_municipality)
