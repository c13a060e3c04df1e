"""Passkeys in a real browser, with an authenticator that the browser plays; and what no browser would send."""

import json

import pytest
from allauth.mfa.models import Authenticator

from nabodialog.people.models import SignIn
from tests.accessibility import axe_violations
from tests.cast import PASSWORD
from tests.codes import code_of, with_code_app

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(live_server):
    return live_server.url.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, not to a number


@pytest.fixture
def authenticator(page):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return lambda verified: session.send(
        "WebAuthn.setUserVerified", {"authenticatorId": made["authenticatorId"], "isUserVerified": verified}
    )


def sign_in(page, site, person):
    page.goto(f"{site}/konto/logg-inn/")
    page.get_by_label("E-post").fill(person.email)
    page.get_by_label("Passord").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Logg inn", exact=True).click()


def make_passkey(page, site):
    page.goto(f"{site}/konto/sikkerhet/passnokkel/")
    page.get_by_label("Navn på passnøkkelen").fill("Jobbtelefonen")
    assert axe_violations(page) == []
    page.get_by_role("button", name="Lag passnøkkel").click()
    page.get_by_role("heading", name="Reservekodene dine").wait_for()
    assert axe_violations(page) == []


def sign_out(page, site):
    page.goto(f"{site}/konto/logg-ut/")
    page.get_by_role("main").get_by_role("button", name="Logg ut").click()
    page.wait_for_url(f"{site}/")


@pytest.mark.browser
@pytest.mark.once
def test_a_passkey_is_made_and_signs_in_after_the_password_and_without_it(page, site, member, authenticator):
    page.on("console", lambda line: pytest.fail(line.text) if "Content Security Policy" in line.text else None)
    sign_in(page, site, member)
    make_passkey(page, site)
    sign_out(page, site)
    sign_in(page, site, member)
    page.get_by_role("heading", name="Ett steg til").wait_for()
    assert axe_violations(page) == []
    page.get_by_role("button", name="Bruk passnøkkel").click()
    page.wait_for_url(f"{site}/arbeid/")
    sign_out(page, site)
    page.goto(f"{site}/konto/logg-inn/")
    assert axe_violations(page) == []
    page.get_by_role("button", name="Logg inn med passnøkkel").click()
    page.wait_for_url(f"{site}/arbeid/")
    assert [each.way for each in SignIn.objects.all()] == ["passkey", "passkey", "password"]
    assert [(each.browser, each.system) for each in SignIn.objects.all()[:1]] == [("Chrome", "Linux")]


@pytest.mark.browser
@pytest.mark.once
def test_who_cannot_show_a_finger_or_a_pin_does_not_get_in(page, site, member, authenticator):
    sign_in(page, site, member)
    make_passkey(page, site)
    sign_out(page, site)
    authenticator(verified=False)
    page.goto(f"{site}/konto/logg-inn/")
    page.get_by_role("button", name="Logg inn med passnøkkel").click()
    page.get_by_text("Det ble avbrutt, eller passnøkkelen finnes ikke her.").wait_for()
    assert SignIn.objects.filter(way="passkey").count() == 0


@pytest.mark.browser
@pytest.mark.once
def test_a_passkey_of_a_closed_account_or_one_that_was_removed_opens_nothing(page, site, member, authenticator):
    sign_in(page, site, member)
    make_passkey(page, site)
    sign_out(page, site)
    member.is_active = False
    member.save()
    page.goto(f"{site}/konto/logg-inn/")
    page.get_by_role("button", name="Logg inn med passnøkkel").click()
    page.get_by_role("heading", name="Passnøkkelen ble ikke godtatt").wait_for()
    Authenticator.objects.all().delete()
    page.goto(f"{site}/konto/logg-inn/")
    page.get_by_role("button", name="Logg inn med passnøkkel").click()
    page.get_by_role("heading", name="Passnøkkelen ble ikke godtatt").wait_for()
    assert SignIn.objects.filter(came_in=True).count() == 1


@pytest.mark.browser
@pytest.mark.once
def test_a_passkey_shows_who_one_is_before_something_is_changed(page, site, member, authenticator, settings):
    sign_in(page, site, member)
    make_passkey(page, site)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    page.goto(f"{site}/konto/bekreft/passnokkel/?next=/konto/meg/")
    assert axe_violations(page) == []
    page.get_by_role("button", name="Bruk passnøkkel").click()
    page.wait_for_url(f"{site}/konto/meg/")


@pytest.mark.browser
@pytest.mark.once
def test_without_passkeys_the_page_says_so_and_shows_another_way(live_server, page, member):
    """Here the address is a number: then browsers have none."""
    site = live_server.url.replace("localhost", "127.0.0.1")
    sign_in(page, site, member)
    page.goto(f"{site}/konto/sikkerhet/passnokkel/")
    page.get_by_role("main").get_by_role("link", name="Sett opp kodeapp").wait_for()
    assert not page.get_by_label("Navn på passnøkkelen").is_visible()


GARBAGE = [
    "tull", "-1", "null", "[]", "{}", '"tekst"', "\x00", "9" * 40, json.dumps({"id": 1, "rawId": [], "response": 3}),
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "AA"}}),
    json.dumps({"id": "AA", "rawId": "AA", "response": {"clientDataJSON": "AA", "attestationObject": "AA"}}),
    json.dumps({"id": "AA", "rawId": "AA", "response": {"clientDataJSON": "e30", "attestationObject": "oA"}}),
    json.dumps({
        "id": "AA", "rawId": "AA", "type": "public-key",
        "response": {"clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA", "userHandle": "MQ"},
    }),
]  # fmt: skip


@pytest.mark.parametrize("credential", GARBAGE)
def test_what_no_browser_made_is_refused_everywhere(client, browse, member, credential):
    with_code_app(member)
    assert browse(member).post("/konto/sikkerhet/passnokkel/", {"credential": credential}).status_code == 422
    client.get("/konto/logg-inn/passnokkel/", headers={"accept": "application/json"})
    assert client.post("/konto/logg-inn/passnokkel/", {"credential": credential}).status_code == 422
    client.post("/konto/logg-inn/", {"login": member.email, "password": PASSWORD})
    client.get("/konto/logg-inn/kode/")
    assert client.post("/konto/logg-inn/kode/", {"credential": credential}).status_code == 422
    assert client.post("/konto/logg-inn/kode/", {"code": code_of()}).status_code == 302
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_one_place_cannot_ask_for_ever(client, db):
    statuses = [client.post("/konto/logg-inn/passnokkel/", {"credential": "{}"}).status_code for _ in range(21)]
    assert statuses == [422] * 20 + [429]


def test_looking_at_the_sign_in_page_asks_for_nothing(client, db):
    assert client.get("/konto/logg-inn/passnokkel/")["Location"] == "/konto/logg-inn/"
    assert "nabodialog-okt" not in client.get("/konto/logg-inn/").cookies
