"""Many come in through a provider at the same moment, each in a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from time import time

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from nabodialog.desk.entering import IdentityIsTaken, enter, join_by_rules
from nabodialog.people.models import Identity, Person, Role
from nabodialog.people.openid.marks import Arrival

ISSUER = "https://provider.example"
MANY = 8
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="SQLite's test database is one connection, and one at a time anyway",
    ),
]


@pytest.fixture
def places(settings, municipality, other_municipality):
    rules = "&".join(f"admit={slug}:reader:groups:alle" for slug in ("nordvik", "sordal"))
    settings.SECRET_OIDC = {"IDPORTEN": f"https://a:b@provider.example?{rules}"}
    return municipality, other_municipality


def at_once(deed, things):
    def done(thing):
        try:
            return deed(thing)
        finally:
            connection.close()

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(done, things))


@pytest.mark.parametrize("addresses", ["ny@nordvik.example", "ny{}@nordvik.example"])
def test_one_who_comes_for_the_first_time_many_times_at_once_is_one_person(places, addresses):
    came = Arrival(ISSUER, "kari-hos-oss", "", True, {"nordvik": Role.READER}, "", "", time())

    def join(number):
        try:
            return join_by_rules(came, name="Ny", email=addresses.format(number), now=timezone.now())
        except (IdentityIsTaken, IntegrityError):  # what the page answers with 409
            return None

    assert len(list(filter(None, at_once(join, range(MANY))))) == 1
    assert Identity.objects.get().person == Person.objects.get(email__startswith="ny")
    assert places[0].memberships.count() == 1


def test_nobody_waits_for_ever_when_rules_move_many_between_municipalities(places):
    """Half of them lose a role in the one and get it in the other, the other half the other way."""
    known = []
    for number in range(MANY):
        person = Person.objects.create_user(f"{number}@nordvik.example", None, name=str(number))
        places[number % 2].memberships.create(person=person, role=Role.MEMBER, let_in_by=ISSUER)
        known.append(person.identities.create(issuer=ISSUER, subject=str(number)))

    def move(identity):
        to = ["sordal", "nordvik"][int(identity.subject) % 2]
        enter(identity, {to: Role.READER}, now=timezone.now())

    at_once(move, known)
    assert [place.memberships.filter(role=Role.READER).count() for place in places] == [MANY // 2] * 2


def test_one_who_is_known_and_comes_many_times_at_once_gets_one_membership(places):
    person = Person.objects.create_user("kari@nordvik.example", None, name="Kari")
    identity = person.identities.create(issuer=ISSUER, subject="kari-hos-oss")
    at_once(lambda _: enter(identity, {"nordvik": Role.READER}, now=timezone.now()), range(MANY))
    assert person.memberships.count() == 1
