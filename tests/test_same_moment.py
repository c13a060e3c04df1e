"""Several people, or one who presses twice, do the same in the same moment: it happens once, and nothing breaks."""

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from .staff import Staff, status_of

TIMES = 6


@pytest.fixture
def administrators(nodes):
    """Two of a municipality's, each at a server of their own."""
    here, there, password = nodes
    return lambda place: [Staff(site, f"administrator@{place}.example", password) for site in (here, there)]


@pytest.fixture
def opened(administrators):
    """A form that is open several times, at both servers."""

    def opened(place, path, to=""):
        people = administrators(place)
        return [people[time % 2].opened(f"/arbeid/{place}/{path}", to) for time in range(TIMES)]

    return opened


def at_once(forms, **typed):
    """Every form is open before the first is sent; where an answer leads on, the status is of where it led."""
    with ThreadPoolExecutor(len(forms)) as pool:
        return Counter(pool.map(lambda form: status_of(form, **typed), forms))


def test_an_address_goes_to_one_project_and_the_others_are_told(opened):
    starts = at_once(opened("tromso", "nytt-prosjekt/"), name="Torget", slug="torget", kind="meeting_place")
    assert starts == {200: 1, 422: TIMES - 1}
    names = at_once(opened("tromso", "torget/om/navn/") + opened("tromso", "smahus/om/navn/"), slug="brygga")
    assert set(names) <= {200, 404, 409, 422}
    assert names[200]


def test_a_number_goes_to_one_municipality_and_the_others_are_told(opened):
    numbers = at_once(opened("tromso", "kommunen/") + opened("stavanger", "kommunen/"), number="9901")
    assert numbers == {200: TIMES, 422: TIMES}


def test_what_is_sent_twice_is_done_once(opened):
    invitations = at_once(opened("tromso", "folk/inviter/"), email="ny@tromso.example", role="member")
    assert invitations[201] == 1
    assert set(invitations) <= {200, 201, 422}


CONTACT = {"phone": "22 22 22 22", "email": "nabo@fjordvik.example", "deputy_name": "Vakta", "deputy_phone": "22222223"}


def test_twice_the_first_contact_point_makes_one(opened, administrators):
    assert at_once(opened("fjordvik", "kontaktpunkt/"), name="Nabokontakten", **CONTACT) == {200: TIMES}
    opened("fjordvik", "nytt-prosjekt/")[0](name="Kaia")
    page = administrators("fjordvik")[0].read("/arbeid/fjordvik/kaia/om/naboene/")
    assert page.count("Nabokontakten</option>") == 1


def test_work_that_is_begun_and_finished_twice_at_once_is_so_once(opened, administrators):
    opened("fjordvik", "nytt-prosjekt/")[0](name="Haugen")
    reader = administrators("fjordvik")[0]
    element = re.search(r"haugen/element/[0-9]+/", reader.read("/arbeid/fjordvik/haugen/"))[0]
    assert at_once(opened("fjordvik", element, to="i-gang/")) == {200: TIMES}
    assert at_once(opened("fjordvik", element, to="fullfort/")) == {200: TIMES}
    history = reader.read("/arbeid/fjordvik/haugen/historikk/")
    assert (history.count("begynte"), history.count("fullførte")) == (1, 1)
