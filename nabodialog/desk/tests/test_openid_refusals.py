"""Whatever is wrong with an answer, nobody is let in, and nothing of it is in the log."""

import time

import pytest
from django.core.cache import cache
from joserfc import jwt
from joserfc.jwk import RSAKey

from nabodialog.people.models import Identity
from nabodialog.people.openid.discovery import key_of
from nabodialog.people.openid.providers import Provider, provider_named
from nabodialog.people.openid.proving import check_tenant
from nabodialog.people.openid.tokens import NotTrusted

from . import forger as forging
from .forger import ANOTHER, KEY, Forger, come_in, encoded, with_shared_secret, without_signature

# Fixed, since every worker of the suite must find tests of the same names.
LONG_AGO = 1_000_000_000
FAR_AHEAD = 4_000_000_000
START = "/konto/logg-inn/med/idporten/"


@pytest.fixture
def forger(settings, member):
    """Its word for somebody is linked to our member, so that a lie would let the liar in."""
    cache.clear()
    lying = Forger()
    settings.SECRET_OIDC = {"IDPORTEN": lying.setting}
    Identity.objects.create(person=member, issuer=lying.issuer, subject="kari-hos-oss")
    yield lying
    lying.close()


def is_in(client):
    return client.get("/konto/meg/").status_code == 200


def test_an_honest_answer_lets_in(forger, client):
    assert come_in(client, forger).status_code == 302
    assert is_in(client)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://idporten.example"},
        {"iss": None},
        {"aud": "en-annen"},
        {"aud": ["nabodialog", "en-annen"]},
        {"aud": ["nabodialog", "en-annen"], "azp": "en-annen"},
        {"azp": "en-annen"},
        {"aud": None},
        {"nonce": "en annen"},
        {"nonce": ""},
        {"nonce": None},
        {"exp": LONG_AGO},
        {"exp": None},
        {"exp": "snart"},
        {"iat": FAR_AHEAD},
        {"iat": None},
        {"nbf": FAR_AHEAD},
        {"acr": "idporten-loa-low"},
        {"acr": None},
        {"acr": ["idporten-loa-substantial"]},
        {"acr": {"level": "high"}},
        {"sub": None},
        {"sub": ""},
        {"sub": 7},
        {"sub": "x" * 256},
        {"at_hash": "feil"},
        {"amr": "mfa"},
        {"events": {"http://schemas.openid.net/event/backchannel-logout": {}}},
    ],
    ids=str,
)
def test_a_token_with_a_wrong_claim_is_refused(forger, client, claims, caplog):
    forger.claims = claims
    page = come_in(client, forger)
    assert page.status_code == 403
    assert "Du ble ikke logget inn" in page.content.decode()
    assert not is_in(client)
    assert "kari-hos-oss" not in caplog.text


@pytest.mark.parametrize(
    "sign",
    [
        without_signature,
        lambda claims: jwt.encode({"alg": "RS256", "kid": "den ekte"}, claims, ANOTHER),
        lambda claims: jwt.encode({"alg": "RS256", "kid": "ukjent"}, claims, ANOTHER),
        lambda claims: jwt.encode({"alg": "RS256", "kid": "den ekte", "typ": "logout+jwt"}, claims, KEY),
        with_shared_secret(b"hemmelig"),
        with_shared_secret(KEY.as_pem(private=False)),
        lambda claims: jwt.encode({"alg": "RS256", "kid": "den ekte"}, claims, KEY)[:-8] + "AAAAAAAA",
        lambda _claims: "",
        lambda _claims: "a.b.c",
        lambda _claims: "x" * 70_000,
        lambda _claims: ["et", "helt", "annet"],
        lambda _claims: None,
    ],
    ids=range(12),
)
def test_a_token_that_is_not_signed_as_it_should_is_refused(forger, client, sign):
    forger.sign = sign
    assert come_in(client, forger).status_code == 403
    assert not is_in(client)


def test_a_shared_secret_among_the_keys_signs_nothing(forger, client):
    forger.keys.append({"kty": "oct", "k": encoded(b"en delt hemmelighet"), "kid": "delt"})
    forger.sign = with_shared_secret(b"en delt hemmelighet", kid="delt")
    assert come_in(client, forger).status_code == 403


@pytest.mark.filterwarnings("ignore:Key size should be:joserfc.errors.SecurityWarning")
def test_a_key_that_is_too_short_signs_nothing(forger, client):
    short = RSAKey.generate_key(1024, {"kid": "kort", "use": "sig"}, private=True)
    forger.keys.append(short.as_dict(private=False))
    forger.sign = lambda claims: jwt.encode({"alg": "RS256", "kid": "kort"}, claims, short)
    assert come_in(client, forger).status_code == 403


def test_a_new_key_is_fetched_once_and_an_unknown_one_does_not_make_us_ask_and_ask(forger, client):
    come_in(client, forger)
    forger.keys = [{**ANOTHER.as_dict(private=False), "kid": "den nye"}]
    forger.sign = lambda claims: jwt.encode({"alg": "RS256", "kid": "den nye"}, claims, ANOTHER)
    assert come_in(client, forger).status_code == 302
    forger.sign = lambda claims: jwt.encode({"alg": "RS256", "kid": "ukjent"}, claims, ANOTHER)
    for _ in range(3):
        come_in(client, forger)
    assert forger.fetched.count("/keys") == 2


@pytest.mark.parametrize("named", ["https://idporten.example", ""])
def test_an_answer_that_names_another_sender_is_refused(forger, client, named):
    forger.about = {"authorization_response_iss_parameter_supported": True}
    assert come_in(client, forger, iss=named).status_code == 403
    assert "/token" not in forger.fetched
    assert come_in(client, forger, iss=forger.issuer).status_code == 302


@pytest.mark.parametrize(
    "about",
    [
        {"issuer": "https://idporten.example"},
        {"issuer": None},
        {"token_endpoint": "http://169.254.169.254/latest"},
        {"token_endpoint": "file:///etc/passwd"},
        {"token_endpoint": "http://127.0.0.1@evil.example/"},
        {"jwks_uri": "https://evil.example/keys"},
        {"jwks_uri": "http://127.0.0.1:1/keys"},
        {"jwks_uri": None},
        {"authorization_endpoint": "https://evil.example/"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"end_session_endpoint": "https://evil.example/"},
    ],
    ids=str,
)
def test_a_provider_that_names_addresses_of_others_is_not_asked_there(forger, client, about):
    forger.about = about
    assert client.get(START).status_code == 503
    assert set(forger.fetched) == {"/.well-known/openid-configuration"}


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/keys", "/token"])
def test_a_provider_that_sends_us_elsewhere_is_not_followed(forger, client, path):
    other = Forger()
    forger.elsewhere = {path: f"{other.issuer}{path}"}
    begun = client.get(START)
    if begun.status_code == 302:
        begun = come_in(client, forger)
    assert begun.status_code == 503
    assert other.fetched == []
    other.close()


@pytest.mark.parametrize("told", [b"x" * 600_000, b"[]", b"<html>", b"\xff", b"null"], ids=len)
def test_an_answer_that_is_too_long_or_nonsense_is_not_used(forger, client, told):
    forger.told = lambda _path: told
    assert client.get(START).status_code == 503


def test_a_provider_that_never_finishes_is_left(forger, client, monkeypatch):
    monkeypatch.setattr("nabodialog.people.openid.fetching.SECONDS", (0.2, 0.2))
    forger.told = lambda _path: time.sleep(1) or b"{}"
    began = time.monotonic()
    assert client.get(START).status_code == 503
    assert time.monotonic() - began < 0.9


def test_who_comes_while_a_provider_is_down_does_not_wait_for_it_too(forger, client):
    forger.told = lambda _path: b"<html>"
    assert [client.get(START).status_code for _ in range(3)] == [503] * 3
    assert len(forger.fetched) == 1
    del forger.told
    cache.delete(key_of(provider_named("idporten"), "turn", "about"))  # half a minute has gone by
    assert [client.get(START).status_code for _ in range(3)] == [302] * 3
    assert len(forger.fetched) == 2


def test_a_drop_at_a_time_does_not_hold_us(forger, client, monkeypatch):
    monkeypatch.setattr("nabodialog.people.openid.fetching.ALTOGETHER", -1)
    assert client.get(START).status_code == 503


def test_an_answer_that_comes_too_late_is_refused(forger, client, monkeypatch):
    monkeypatch.setattr("nabodialog.people.openid.asking.time", lambda: LONG_AGO)
    begun = client.get(START)
    monkeypatch.undo()
    page = client.get(f"{START}svar/", {"state": forging.asked(begun["Location"])["state"], "code": "x"})
    assert page.status_code == 400
    assert "/token" not in forger.fetched


def test_of_two_answers_at_once_one_is_taken(forger, client):
    """Both have read the session before either has written it."""
    forger.asked = forging.asked(client.get(START)["Location"])
    waiting = client.session["openid_asked"]
    back = {"code": "x", "state": forger.asked["state"]}
    assert client.get(f"{START}svar/", back).status_code == 302
    session = client.session
    session["openid_asked"] = waiting
    session.save()
    assert client.get(f"{START}svar/", back).status_code == 400


def test_tenants_of_entra_are_told_apart():
    tenant = "8d7f2a3e-0000-4000-8000-000000000001"
    provider = Provider.parse("ENTRA", f"https://a:b@login.microsoftonline.com/{tenant}/v2.0")
    check_tenant(provider, {"tid": tenant})
    for other in ({}, {"tid": tenant.replace("1", "2")}, {"tid": ""}, {"tid": "v2.0"}):
        with pytest.raises(NotTrusted):
            check_tenant(provider, other)
