"""Who has neither password nor second step shows the provider anew who they are, before changing how they come in."""

import re
import time
from html import unescape

import pytest
from django.core.cache import cache
from django.utils import timezone

from nabodialog.people.models import Identity
from tests.cast import PASSWORD

from .forger import Forger, come_in
from .openid_provider import OpenidProvider, asked, there

HOUR = 60 * 60
AGAIN, LETTER = "/konto/bekreft/et-annet-sted/", "/konto/glemt-passord/"
ENTRA = "/konto/logg-inn/med/entra/"
CHANGES = ["/konto/sikkerhet/kodeapp/", "/konto/sikkerhet/passnokkel/", "/konto/sikkerhet/reservekoder/"]


@pytest.fixture
def forger(settings, db):
    cache.clear()
    vouching = Forger()
    settings.SECRET_OIDC = {"IDPORTEN": vouching.setting}
    yield vouching
    vouching.close()


@pytest.fixture
def vouched_for(forger, member):
    """Let in by a provider alone: no password, and no second step."""
    member.set_unusable_password()
    member.save()
    member.identities.create(issuer=forger.issuer, subject="kari-hos-oss", used_at=timezone.now())
    return member


@pytest.fixture
def long_ago(client, forger, vouched_for):
    """Signed in here just now, by somebody who showed the provider who they are an hour ago."""
    forger.claims = {"auth_time": int(time.time()) - HOUR}
    assert come_in(client, forger)["Location"] == "/arbeid/"
    return client


def shows_again(browser, forger, page):
    """From the page that asks, to the provider and back, and on with what waited."""
    link = re.search(r'href="(/konto/logg-inn/med/[^"]*igjen[^"]*)"', browser.get(page).content.decode())[1]
    back = come_in(browser, forger, unescape(link))
    return browser.get(back["Location"]) if back.status_code == 302 else back


@pytest.mark.parametrize("change", CHANGES)
def test_before_a_change_they_are_sent_to_the_provider_and_come_back_to_it(long_ago, forger, change):
    sent = long_ago.get(change)["Location"]
    assert sent.startswith(AGAIN)
    forger.claims = {"auth_time": int(time.time())}
    assert shows_again(long_ago, forger, sent)["Location"] == change
    assert (forger.asked["prompt"], forger.asked["max_age"]) == ("login", "0")
    assert not long_ago.get(change).get("Location", "").startswith(AGAIN)


@pytest.mark.parametrize("told", [None, 1_000_000_000, "4000000000", []], ids=str)
def test_a_provider_that_did_not_ask_anew_changes_nothing(long_ago, forger, told):
    sent = long_ago.get(CHANGES[0])["Location"]
    forger.claims = {"auth_time": told}
    answer = shows_again(long_ago, forger, sent)
    assert answer.status_code == 403
    assert long_ago.get(CHANGES[0])["Location"].startswith(AGAIN)


def test_why_it_was_not_enough_is_said(long_ago, forger):
    forger.claims = {}
    page = shows_again(long_ago, forger, long_ago.get(CHANGES[0])["Location"]).content.decode()
    assert "bekreftet ikke at du logget inn på nytt" in page


def test_what_was_pressed_is_done_once_they_have(long_ago, forger, vouched_for):
    sent = long_ago.post(f"/konto/meg/innlogging/{Identity.objects.get().pk}/fjern/")["Location"]
    assert vouched_for.identities.exists()
    forger.claims = {"auth_time": int(time.time())}
    shows_again(long_ago, forger, sent)
    assert not vouched_for.identities.exists()


@pytest.mark.parametrize("known", [True, False])
def test_somebody_else_at_the_provider_shows_nothing_for_them(long_ago, forger, leader, known):
    if known:
        leader.identities.create(issuer=forger.issuer, subject="ola-hos-oss", used_at=timezone.now())
    sent = long_ago.get(CHANGES[0])["Location"]
    forger.claims = {"auth_time": int(time.time()), "sub": "ola-hos-oss"}
    assert shows_again(long_ago, forger, sent).status_code == 409
    assert long_ago.get(CHANGES[0])["Location"].startswith(AGAIN)


def test_who_showed_it_there_a_moment_ago_is_not_asked(client, forger, vouched_for):
    forger.claims = {"auth_time": int(time.time())}
    come_in(client, forger)
    assert client.get(CHANGES[0]).status_code == 200


def test_a_provider_that_is_to_be_linked_still_waits_when_they_come_back(long_ago, forger, vouched_for, settings):
    other = Forger()
    settings.SECRET_OIDC = settings.SECRET_OIDC | {"ENTRA": other.setting}
    assert come_in(long_ago, other, ENTRA)["Location"] == "/konto/ny/"
    sent = long_ago.post("/konto/ny/")["Location"]
    forger.claims = {"auth_time": int(time.time())}
    shows_again(long_ago, forger, sent)
    other.close()
    assert vouched_for.identities.filter(issuer=other.issuer).exists()


def test_where_the_provider_is_gone_a_letter_makes_a_password(long_ago, settings):
    settings.SECRET_OIDC = {}
    assert long_ago.get(CHANGES[0])["Location"].startswith(LETTER)
    assert long_ago.get(AGAIN)["Location"] == "/konto/bekreft/"


def test_who_has_no_password_to_change_makes_the_first_with_a_letter(long_ago):
    assert long_ago.get("/konto/bytt-passord/")["Location"] == LETTER


def test_who_has_a_password_gives_that(client, forger, member):
    member.identities.create(issuer=forger.issuer, subject="kari-hos-oss", used_at=timezone.now())
    come_in(client, forger)
    assert client.get(CHANGES[0])["Location"].startswith("/konto/bekreft/?")
    client.post("/konto/bekreft/", {"password": PASSWORD})
    assert client.get(CHANGES[0]).status_code == 200


def test_whoever_is_inside_is_not_told_that_they_are_out_nor_to_use_a_password(long_ago, forger):
    forger.about = {"issuer": "https://evil.example"}
    cache.clear()
    page = long_ago.get("/konto/logg-inn/med/idporten/?igjen=ja&next=/konto/meg/")
    assert page.status_code == 503
    text = page.content.decode()
    assert "Det gikk ikke denne gangen" in text
    assert "Ingenting er endret" in text
    assert "/konto/meg/" in text
    assert "Du ble ikke logget inn" not in text
    assert "passord" not in text


def test_a_certified_provider_asks_anew_whoever_is_inside_there(settings, client, member):
    """It is asked as it asks to be, and the time it tells is one that we take."""
    with OpenidProvider("http://127.0.0.1:8000") as provider:
        settings.SECRET_OIDC = {"IDPORTEN": provider.setting()}
        start = "/konto/logg-inn/med/idporten/"
        client.force_login(member)
        client.get(there(client.get(start)["Location"], provider.site, login="kari"))
        member.identities.create(
            issuer=provider.issuer, subject=client.session["openid_arrival"]["subject"], used_at=timezone.now()
        )
        begun = client.get(f"{start}?igjen=ja&next=/konto/meg/")["Location"]
        assert asked(begun)["max_age"] == "0"
        back = client.get(there(begun, provider.site, login="kari"))
    assert back["Location"] == f"{AGAIN}?next=%2Fkonto%2Fmeg%2F"
    assert client.get(back["Location"])["Location"] == "/konto/meg/"
