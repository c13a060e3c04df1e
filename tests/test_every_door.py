"""Every address × every role × own and others' municipality × published or not, read and written to.

Made from the address list: an address without a line in `door_table/` fails, so a new page cannot forget its door.
"""

import json
from itertools import product

import pytest
from django.db import transaction
from django.urls import reverse

from nabodialog.people.models import Municipality, Role
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import withdraw

from .cast import NOW, someone
from .door_table import (
    ALREADY_GONE,
    DOORS,
    NO,
    NOT_FOUND,
    OPEN,
    PUBLIC,
    SIGN_IN,
    SIGNS_IN,
    TABLES,
    WITH_ITS_COPY,
    WITHOUT_ITS_PROJECT,
)
from .doors import addresses
from .stage import ROLES

ADDRESSES = sorted(addresses(), key=lambda address: address.name)
FROM_ELSEWHERE = ["leader elsewhere", "reader elsewhere"]  # beside the outsider, who is an administrator there
EVERYONE = [*ROLES, *FROM_ELSEWHERE]
INSIDE = ["administrator", "partner"]  # whoever is let in furthest, and whoever is let in to least of it
ANYONE = ["administrator", "outsider", "nobody"]
DEEDS = ("get", "post")

# The gaps that hold the number of somebody's thing, and those that hold a word.
IDS = {"number", "item_number", "row_number", "line", "code", "token", "uid", "picture"}
WORDS = {"municipality", "municipality_slug", "slug", "part", "kind", "form", "name", "phase", "place"}
WORDS |= {"element", "version", "key", "secret", "uidb36", "extension", "provider"}
NUMBERED = [each for each in ADDRESSES if IDS & each.gaps.keys()]
PLACES = ({"municipality", "slug"}, {"municipality_slug", "slug"})
OF_A_PROJECT = [
    each for each in ADDRESSES if DOORS.get(each.name) == PUBLIC and any(place <= each.gaps.keys() for place in PLACES)
]


@pytest.fixture(scope="module")
def built_stage(built_stage, build_once):
    other = Municipality.objects.get(slug=built_stage.foreign["municipality"])
    roles = zip(FROM_ELSEWHERE, (Role.LEADER, Role.READER), strict=True)
    built_stage.cast |= build_once(lambda: {name: someone(role, other) for name, role in roles})
    return built_stage


@pytest.fixture
def meet(standing_stage, browse, record_property, request):
    """What each of everyone meets at an address, by deed. What is done there is undone."""
    count = []
    browsers = {}

    def met(role, deed, url):
        count.append(url)
        client = browsers.setdefault(role, browse(standing_stage.cast.get(role)))
        with transaction.atomic():
            answer = outcome(getattr(client, deed)(url))
            transaction.set_rollback(True)
        return answer

    yield met
    record_property("doors", json.dumps({request.node.originalname: len(count)}))


def outcome(response):
    """None where nothing is done or shown in this way."""
    if response.status_code in {301, 302, 303} and reverse("account_login") in response["Location"]:
        return SIGN_IN
    assert response.status_code < 500, response.status_code
    return {403: NO, 404: NOT_FOUND, 405: None}.get(response.status_code, OPEN)


def expected(address):
    """By role; a municipality's own people meet elsewhere what strangers meet."""
    line = dict(zip(ROLES, DOORS[address.name], strict=True))
    return line | dict.fromkeys(FROM_ELSEWHERE, line["outsider"])


def swapped(stage, address):
    """Its own addresses, each with one number of the other municipality's; and with all, where a place is named."""
    own, foreign = stage.gaps(address), stage.gaps(address, foreign=True)
    different = [name for name in own if own[name] != foreign[name]]
    urls = {reverse(address.name, kwargs={**own, name: foreign[name]}) for name in different}
    return urls | ({reverse(address.name, kwargs=foreign)} if "municipality" in address.gaps else set())


def test_every_address_has_a_line_and_every_line_an_address():
    assert {address.name for address in ADDRESSES} == set(DOORS)
    assert sum(len(table) for table in TABLES) == len(DOORS)  # none has two
    assert {gap for address in ADDRESSES for gap in address.gaps} == IDS | WORDS
    assert {address.name for address in OF_A_PROJECT} >= WITHOUT_ITS_PROJECT | WITH_ITS_COPY


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_the_door_is_as_the_table_says(address, standing_stage, meet):
    url = standing_stage.url(address)
    for role, line in expected(address).items():
        met = {deed: meet(role, deed, url) for deed in DEEDS if deed == "get" or role in INSIDE or line != OPEN}
        assert met["get"] in {None, line}, role
        written = {None, line, *([NO] if line == OPEN else []), *([OPEN] if address.name in SIGNS_IN else [])}
        assert met.get("post") in written, role  # more may read than may write
        assert role not in INSIDE or set(met.values()) != {None}


@pytest.mark.once
@pytest.mark.parametrize("address", NUMBERED, ids=lambda address: address.name)
def test_anothers_things_are_not_found_under_ones_own_address(address, standing_stage, meet):
    """The address is one's own, but a number in it belongs to the other municipality."""
    urls = swapped(standing_stage, address)
    assert urls
    for url, role, deed in product(urls, INSIDE, DEEDS):
        found = meet(role, deed, url)
        assert found in {None, NOT_FOUND, NO} or (found == OPEN and address.name in ALREADY_GONE), (url, role)


@pytest.mark.once
@pytest.mark.parametrize("address", OF_A_PROJECT, ids=lambda address: address.name)
def test_what_is_not_published_is_not_there(address, standing_stage, meet):
    project = Project.objects.get(slug=standing_stage.own["slug"])
    withdraw(project, by=standing_stage.cast["leader"])
    stays = OPEN if address.name in WITHOUT_ITS_PROJECT else NOT_FOUND
    for role, deed in product(ANYONE, DEEDS):
        assert meet(role, deed, standing_stage.url(address)) in {None, stays}, (role, deed)


@pytest.mark.once
@pytest.mark.parametrize("address", OF_A_PROJECT, ids=lambda address: address.name)
def test_a_part_that_is_withdrawn_is_gone_and_no_other(address, standing_stage, meet):
    project = Project.objects.get(slug=standing_stage.own["slug"])
    project.supplements.update(withdrawn_at=NOW, withdrawn_by=standing_stage.cast["leader"])
    stays = NOT_FOUND if address.name in WITH_ITS_COPY else OPEN
    for role, deed in product(ANYONE, DEEDS):
        assert meet(role, deed, standing_stage.url(address)) in {None, stays}, (role, deed)
