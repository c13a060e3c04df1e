import re
from datetime import UTC, datetime

import pytest

from nabodialog.people.models import ContactPoint
from nabodialog.projects.models import Project

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
POINT = {"phone": "22 22 22 22", "email": "nabo@nordvik.example", "deputy_name": "Vakta", "deputy_phone": "22 22 22 23"}


def form_key(client, page, name="form_key"):
    """What a form brings along when its page is opened."""
    return re.search(rf'name="{name}" value="([^"]+)"', client.get(page).content.decode())[1]


@pytest.fixture
def ready(project):
    """A project that lacks nothing it must have to be published."""
    ContactPoint.objects.create(municipality=project.municipality, name="Nabokontakten", **POINT)
    Project.objects.filter(pk=project.pk).update(introduction="Vi planlegger åtte boliger.", homes=8)
    return Project.objects.get(pk=project.pk)


@pytest.fixture
def desk(browse, leader):
    return browse(leader)
