"""Signing out in both places: from here there, and from there here."""

import re
from html import unescape

import pytest
import requests
from django.core.cache import cache
from joserfc import jwt

from nabodialog.people.models import Identity, OutsideSession
from tests.cast import PASSWORD

from . import openid_provider as real
from .forger import ANOTHER, KEY, Forger, come_in, without_signature
from .openid_provider import OpenidProvider, asked

HEAD = {"alg": "RS256", "kid": "den ekte"}
LOGOUT = "/konto/logg-inn/med/idporten/utlogging/"


@pytest.fixture
def forger(settings, member):
    cache.clear()
    provider = Forger()
    settings.SECRET_OIDC = {"IDPORTEN": provider.setting}
    Identity.objects.create(person=member, issuer=provider.issuer, subject="kari-hos-oss")
    provider.claims = {"sid": "en økt"}
    yield provider
    provider.close()


def is_in(client):
    return client.get("/konto/meg/").status_code == 200


def way_out(page):
    return unescape(re.search(r'href="(http://[^"]+/(?:end|session/end)\?[^"]+)"', page.content.decode())[1])


def test_who_signs_out_here_is_led_on_to_sign_out_there(forger, client):
    come_in(client, forger)
    page = client.post("/konto/logg-ut/")
    address = way_out(page)
    assert page["Refresh"] == f"0; url={address}"
    assert page["Cache-Control"] == "no-store"
    assert asked(address)["post_logout_redirect_uri"] == "http://127.0.0.1:8000/"
    assert asked(address)["id_token_hint"].count(".") == 2
    assert not is_in(client)


def test_the_token_that_is_shown_again_cannot_be_read_from_the_session_alone(forger, client):
    come_in(client, forger)
    kept = str(dict(client.session))
    key = client.cookies["nabodialog-segl"]
    assert "kari-hos-oss" not in kept
    assert "eyJ" not in kept
    assert key.value not in kept
    assert (key["httponly"], key["samesite"], key["path"]) == (True, "Lax", "/konto/logg-ut/")


@pytest.mark.parametrize("key", ["", "feil", "A" * 43 + "="])
def test_without_the_browsers_half_one_signs_out_there_without_a_hint(forger, client, key):
    come_in(client, forger)
    client.cookies["nabodialog-segl"] = key
    assert "id_token_hint" not in asked(way_out(client.post("/konto/logg-ut/")))


def test_who_came_in_with_a_password_signs_out_here_alone(forger, browse, member):
    assert browse(member).post("/konto/logg-ut/").status_code == 302


def test_a_provider_that_is_down_keeps_nobody_from_signing_out(forger, client):
    come_in(client, forger)
    forger.about = {"issuer": "https://evil.example"}
    cache.clear()
    assert client.post("/konto/logg-ut/").status_code == 302
    assert not is_in(client)


@pytest.mark.parametrize("about", [{"sid": "en økt", "sub": None}, {}, {"sid": "en økt"}], ids=str)
def test_who_signs_out_there_is_signed_out_here(forger, client, about):
    come_in(client, forger)
    assert client.post(LOGOUT, {"logout_token": forger.logout_token(**about)}).status_code == 200
    assert not is_in(client)
    assert not OutsideSession.objects.exists()


def test_one_session_ends_and_another_goes_on(forger, client, browse):
    come_in(client, forger)
    forger.claims = {"sid": "en annen økt"}
    other = browse(None)
    come_in(other, forger)
    client.post(LOGOUT, {"logout_token": forger.logout_token(sid="en økt")})
    assert (is_in(client), is_in(other)) == (False, True)


def test_a_session_that_got_a_new_key_is_found_too(forger, client, member):
    come_in(client, forger)
    client.post("/konto/bytt-passord/", {"oldpassword": PASSWORD, "password1": "et helt nytt passord"})
    assert is_in(client)
    client.post(LOGOUT, {"logout_token": forger.logout_token()})
    assert not is_in(client)


def test_other_peoples_sessions_go_on(forger, client, browse, leader):
    other = browse(leader)
    come_in(client, forger)
    client.post(LOGOUT, {"logout_token": forger.logout_token()})
    assert is_in(other)


def test_a_logout_token_is_taken_once(forger, client):
    token = forger.logout_token()
    assert [client.post(LOGOUT, {"logout_token": token}).status_code for _ in range(2)] == [200, 400]


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://idporten.example"},
        {"aud": "en-annen"},
        {"iat": 1},
        {"iat": None},
        {"exp": 1},
        {"jti": None},
        {"jti": 7},
        {"events": None},
        {"events": {"noe annet": {}}},
        {"events": "http://schemas.openid.net/event/backchannel-logout"},
        {"nonce": "x"},
        {"sub": None},
        {"sub": ["kari-hos-oss"]},
    ],
    ids=str,
)
def test_a_logout_token_with_a_wrong_claim_ends_nothing(forger, client, claims):
    come_in(client, forger)
    assert client.post(LOGOUT, {"logout_token": forger.logout_token(**claims)}).status_code == 400
    assert is_in(client)


def test_a_token_for_signing_in_signs_nobody_out(forger, client):
    come_in(client, forger)
    token = forger.token({})["id_token"]
    assert client.post(LOGOUT, {"logout_token": token}).status_code == 400
    assert is_in(client)


@pytest.mark.parametrize(
    ("typ", "status"), [("logout+jwt", 200), ("application/logout+jwt", 200), ("JWT", 200), ("at+jwt", 400), ("", 400)]
)
def test_a_token_that_says_it_is_of_another_kind_signs_nobody_out(forger, client, typ, status):
    come_in(client, forger)
    forger.sign = lambda claims: jwt.encode({**HEAD, "typ": typ}, claims, KEY)
    assert client.post(LOGOUT, {"logout_token": forger.logout_token()}).status_code == status
    assert is_in(client) == (status == 400)


@pytest.mark.parametrize("token", ["", "tull", "\x00", "x" * 70_000], ids=len)
def test_nonsense_signs_nobody_out(forger, client, token):
    come_in(client, forger)
    assert client.post(LOGOUT, {"logout_token": token}).status_code == 400
    assert is_in(client)


@pytest.mark.parametrize("sign", [without_signature, lambda claims: jwt.encode(HEAD, claims, ANOTHER)], ids=range(2))
def test_a_logout_that_somebody_else_signed_ends_nothing(forger, client, sign):
    come_in(client, forger)
    forger.sign = sign
    assert client.post(LOGOUT, {"logout_token": forger.logout_token()}).status_code == 400
    assert is_in(client)


def test_a_real_provider_signs_out_both_ways(live_server, settings, browse, client, member):
    settings.SITE_URL = live_server.url
    with OpenidProvider(live_server.url) as provider, requests.Session() as there:
        settings.SECRET_OIDC = {"IDPORTEN": provider.setting()}
        begun = client.get("/konto/logg-inn/med/idporten/")["Location"]
        client.get(real.there(begun, live_server.url, browser=there, login="kari"))
        client.post("/konto/logg-inn/", {"login": member.email, "password": PASSWORD})
        client.post("/konto/ny/")
        other = browse(None)  # at the provider it is the same browser, which is signed in there already
        begun = other.get("/konto/logg-inn/med/idporten/")["Location"]
        other.get(real.there(begun, live_server.url, browser=there))
        assert is_in(other)
        asking = there.get(way_out(client.post("/konto/logg-ut/")))
        form = dict(re.findall(r'name="(xsrf)" value="([^"]+)"', asking.text))
        done = there.post(f"{provider.issuer}/session/end/confirm", form | {"logout": "yes"}, allow_redirects=False)
        assert done.headers["location"] == f"{live_server.url}/"
        assert not is_in(other)
