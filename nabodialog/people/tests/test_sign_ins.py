"""Where one is signed in, who was refused, and how it is ended and erased."""

from datetime import timedelta

import pytest
from django.conf import settings as live_settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from nabodialog.people.browsers import browser_of, network_of, system_of
from nabodialog.people.erasing import erase_sign_ins
from nabodialog.people.models import SignIn
from tests.cast import PASSWORD

LOGIN, PAGE = "/konto/logg-inn/", "/konto/innlogginger/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.0 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
    "Safari/537.36 Edg/140.0.0.0"
)


def come_in(client, person, agent=FIREFOX, password=PASSWORD):
    return client.post(LOGIN, {"login": person.email, "password": password}, headers={"user-agent": agent})


@pytest.fixture
def two(client, django_client_factory, member):
    here, there = django_client_factory(), django_client_factory()
    come_in(here, member)
    come_in(there, member, IPHONE)
    return here, there


@pytest.fixture
def django_client_factory(client):
    return type(client)


def test_all_places_stand_there_in_plain_words_and_the_one_here_is_marked(two):
    page = two[0].get(PAGE).content.decode()
    assert "Firefox på Windows" in page
    assert "Safari på iPhone" in page
    assert page.count("Her og nå") == 1
    assert "127.0.0.0/24" in page
    assert "127.0.0.1" not in page


def test_one_place_is_ended_and_the_other_goes_on(two, member):
    here, there = two
    number = SignIn.objects.get(system="iPhone").pk
    assert here.post(f"{PAGE}{number}/avslutt/")["Location"] == PAGE
    assert there.get("/konto/meg/").status_code == 302
    assert here.get("/konto/meg/").status_code == 200
    assert here.post(f"{PAGE}{number}/avslutt/").status_code == 404


def test_the_one_here_ends_too_where_that_was_pressed(two):
    here, _there = two
    number = SignIn.objects.get(system="Windows").pk
    assert here.post(f"{PAGE}{number}/avslutt/")["Location"] == LOGIN
    assert here.get("/konto/meg/").status_code == 302


def test_all_others_are_ended_at_once(two):
    here, there = two
    here.post(f"{PAGE}avslutt-andre/")
    assert (here.get(PAGE).status_code, there.get(PAGE).status_code) == (200, 302)


def test_others_are_offered_to_be_ended_only_where_there_are_any(two):
    ending_others = f"{PAGE}avslutt-andre/"
    assert ending_others in two[0].get(PAGE).content.decode()
    two[0].post(ending_others)
    assert ending_others not in two[0].get(PAGE).content.decode()


def test_nobody_ends_anothers(two, browse, leader):
    for row in SignIn.objects.all():
        assert browse(leader).post(f"{PAGE}{row.pk}/avslutt/").status_code == 404
    browse(leader).post(f"{PAGE}avslutt-andre/")
    assert two[0].get(PAGE).status_code == 200


def test_a_new_password_ends_all_others(two):
    here, there = two
    here.post("/konto/bytt-passord/", {"oldpassword": PASSWORD, "password1": "fire helt nye trapper"})
    assert (here.get(PAGE).status_code, there.get(PAGE).status_code) == (200, 302)
    page = here.get(PAGE).content.decode()
    assert page.count("Her og nå") == 1
    assert "Logg ut der" not in page


def test_who_signs_out_is_on_the_list_no_more(two):
    here, there = two
    there.post("/konto/logg-ut/")
    assert "Logg ut der" not in here.get(PAGE).content.decode()


def test_a_refusal_stands_in_the_owners_log_and_not_in_anothers(two, client, leader):
    come_in(client, leader, EDGE, "feil passord her")
    assert "ble stoppet ved passord" not in two[0].get(PAGE).content.decode()
    come_in(client, leader)
    page = client.get(PAGE).content.decode()
    assert "ble stoppet ved passord" in page
    assert "Edge på Windows" in page


def test_an_attempt_at_an_address_that_nobody_has_is_kept_without_it(client, db):
    client.post(LOGIN, {"login": "ukjent@nordvik.example", "password": "feil passord her"})
    [kept] = SignIn.objects.values_list()
    assert kept[1] is None
    assert "ukjent" not in str(kept)


def test_whoever_takes_up_an_invitation_is_on_the_list(client, municipality, administrator):
    from_letter = {"name": "Ny", "password": "fire helt nye trapper"}
    secret = municipality.invitations.model(municipality=municipality, email="ny@nordvik.example")
    link = secret.renew(timezone.now())
    secret.save()
    client.post(f"/konto/invitasjon/{link}/", from_letter)
    assert "med invitasjon" in client.get(PAGE).content.decode()


def test_what_is_old_is_erased_and_sessions_that_are_over_too(two, member, settings):
    settings.SIGN_IN_DAYS = 30
    assert "nabodialog.people.erasing.erase_sign_ins" in live_settings.WORK
    assert erase_sign_ins(timezone.now()) == 0
    SignIn.objects.filter(system="iPhone").update(at=timezone.now() - timedelta(days=31))
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    assert erase_sign_ins(timezone.now()) == 3
    assert SignIn.objects.get().system == "Windows"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, ("Firefox", "Windows")),
        (IPHONE, ("Safari", "iPhone")),
        (EDGE, ("Edge", "Windows")),
        ("curl/8.0", ("", "")),
        ("", ("", "")),
    ],
)
def test_browsers_are_told_in_plain_words(agent, words):
    assert (browser_of(agent), system_of(agent)) == words


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"),
        ("tull", ""),
    ],
)
def test_of_an_address_only_the_network_is_kept(address, network):
    assert network_of(address) == network
