"""There and back with a real provider: who is let in, as whom, and what is kept of it."""

import re

import pytest
from django.core import mail
from django.db import connection

from nabodialog.desk.inviting import invite
from nabodialog.history.models import Event, Verb
from nabodialog.people.models import Identity, Municipality, Person, Role, Way
from tests.cast import NOW, PASSWORD

from .openid_provider import ACCOUNTS, OpenidProvider, asked, come_in, path_of, there

START = "/konto/logg-inn/med/idporten/"


@pytest.fixture(scope="module")
def running():
    with OpenidProvider("http://127.0.0.1:8000") as provider:
        yield provider


@pytest.fixture
def provider(running, settings, db):
    settings.SECRET_OIDC = {"ANSATTPORTEN": "http://a:b@127.0.0.1:1", "IDPORTEN": running.setting()}
    return running


def link(browser, provider, name="idporten", login="kari"):
    """Somebody who is signed in links who they are there."""
    came = come_in(browser, provider, name, login=login)
    assert came["Location"] == "/konto/ny/"
    return browser.post("/konto/ny/")


@pytest.mark.parametrize("name", ["idporten", "ansattporten"])
def test_who_has_linked_comes_in_with_a_secret_or_a_key_of_ours(
    provider, browse, client, member, name, settings, tmp_path
):
    if name == "ansattporten":
        settings.SECRET_OIDC = {"ANSATTPORTEN": provider.setting_with_key(tmp_path)}
    assert link(browse(member), provider, name).status_code == 302
    came = come_in(client, provider, name, login="kari", onwards="/konto/meg/")
    assert came["Location"] == "/konto/meg/"
    assert member.email in client.get("/konto/meg/").content.decode()


def test_what_is_asked_for_is_bound_to_this_browser_and_this_time(provider, client):
    first, second = (asked(client.get(START)["Location"]) for _ in range(2))
    assert (first["scope"], first["acr_values"]) == ("openid", "idporten-loa-substantial")
    assert first["code_challenge_method"] == "S256"
    assert first["redirect_uri"] == f"{provider.site}{START}svar/"
    assert all(first[each] != second[each] and len(first[each]) > 40 for each in ("state", "nonce", "code_challenge"))


def test_of_what_the_provider_knows_only_its_own_name_for_them_is_kept(provider, browse, member):
    browser = browse(member)
    link(browser, provider)
    kept = str(list(everything_in_tables()))
    assert Identity.objects.get().subject in kept
    for each in ("kari", *ACCOUNTS["kari"]["groups"], ACCOUNTS["kari"]["pid"]):
        assert each not in kept
        assert each not in str(dict(browser.session))


def everything_in_tables():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from map(list, cursor.fetchall())


def test_linking_takes_a_press_of_a_button_and_is_told_by_letter(provider, browse, member):
    browser = browse(member)
    came = come_in(browser, provider, login="kari")
    assert "Ja, koble til ID-porten" in browser.get(came["Location"]).content.decode()
    assert not Identity.objects.exists()
    assert browser.post(came["Location"])["Location"] == "/arbeid/"
    assert mail.outbox[0].to == [member.email]
    assert "ID-porten er koblet til" in mail.outbox[0].subject


def test_an_identity_is_one_persons(provider, browse, member, leader):
    link(browse(member), provider)
    browser = browse(leader)
    assert come_in(browser, provider, login="kari").status_code == 409
    assert link(browser, provider, login="ola").status_code == 302
    assert come_in(browser, provider, login="kari").status_code == 409


def test_who_is_unknown_is_told_what_to_do_and_links_after_signing_in(provider, client, member):
    came = come_in(client, provider, login="kari")
    page = client.get(came["Location"])
    assert page.status_code == 403
    assert "Be den som er administrator" in page.content.decode()
    client.post("/konto/logg-inn/", {"login": member.email, "password": PASSWORD})
    client.post("/konto/ny/")
    assert member.identities.count() == 1


def test_an_address_at_the_provider_is_never_a_proof(provider, client, member, monkeypatch):
    """Somebody there has our member's address as a name, and gets nothing for it."""
    come_in(client, provider, login=member.email)
    assert client.get("/konto/meg/").status_code == 302
    assert not Identity.objects.exists()


def test_a_closed_account_answers_as_an_unknown_one(provider, browse, client, member):
    link(browse(member), provider)
    Person.objects.filter(pk=member.pk).update(is_active=False)
    assert come_in(client, provider, login="kari")["Location"] == "/konto/ny/"
    assert client.get("/konto/ny/").status_code == 403


def test_an_invitation_is_taken_up_without_a_password(provider, client, municipality, administrator):
    secret = invite(municipality, "ny@nordvik.example", Role.MEMBER, by=administrator, now=NOW.now(NOW.tzinfo))[1]
    letter = f"/konto/invitasjon/{secret}/"
    assert f"{START}?next={letter}" in client.get(letter).content.decode()
    assert come_in(client, provider, login="ola", onwards=letter)["Location"] == letter
    assert 'name="password"' not in client.get(letter).content.decode()
    assert client.post(letter, {"name": "Ny Kollega"})["Location"] == "/arbeid/"
    person = Person.objects.get(email="ny@nordvik.example")
    assert not person.has_usable_password()
    assert municipality.role_of(person) == Role.MEMBER
    assert Event.objects.filter(verb=Verb.JOINED, by=person).exists()


def test_who_took_up_an_invitation_in_a_borrowed_browser_may_choose_a_password(
    provider, client, municipality, administrator
):
    secret = invite(municipality, "ny@nordvik.example", Role.MEMBER, by=administrator, now=NOW.now(NOW.tzinfo))[1]
    come_in(client, provider, login="ola", onwards=f"/konto/invitasjon/{secret}/")
    page = client.get(f"/konto/invitasjon/{secret}/?passord=ja").content.decode()
    assert 'name="password"' in page


def test_unlinking_closes_that_way_in(provider, browse, client, member):
    browser = browse(member)
    link(browser, provider)
    form = re.search(r'action="(/konto/meg/innlogging/\d+/fjern/)"', browser.get("/konto/meg/").content.decode())[1]
    browser.post(form)
    assert "ID-porten er koblet fra" in mail.outbox[-1].subject
    assert come_in(client, provider, login="kari")["Location"] == "/konto/ny/"


def test_who_signed_in_long_ago_shows_who_they_are_before_linking_and_unlinking(provider, browse, client, member):
    client.force_login(member)
    assert link(client, provider)["Location"].startswith("/konto/bekreft/")
    assert not Identity.objects.exists()
    link(browse(member), provider)
    unlink = f"/konto/meg/innlogging/{Identity.objects.get().pk}/fjern/"
    assert client.post(unlink)["Location"].startswith("/konto/bekreft/")
    assert client.post("/konto/bekreft/", {"password": PASSWORD, "next": unlink}).status_code == 302
    assert not Identity.objects.exists()


def test_what_a_municipality_requires_is_not_unlinked_by_a_password_alone(provider, browse, member, settings):
    settings.SECRET_OIDC = {"IDPORTEN": provider.setting(more="&required=nordvik")}
    vouched, other = browse(member), browse(member)
    link(vouched, provider)
    unlink = f"/konto/meg/innlogging/{Identity.objects.get().pk}/fjern/"
    assert other.post(unlink)["Location"] == f"{START}kreves/"
    assert Identity.objects.exists()
    vouched.post(unlink)
    assert not Identity.objects.exists()


def test_who_cancels_there_is_told_so_here(provider, client):
    page = come_in(client, provider, login="kari", cancel="yes")
    assert page.status_code == 403
    assert "ble avbrutt" in page.content.decode()


@pytest.mark.parametrize("acr", ["idporten-loa-low", ""])
def test_a_level_that_is_too_low_or_missing_is_refused(provider, browse, client, member, acr):
    link(browse(member), provider)
    page = come_in(client, provider, login="kari", acr=acr)
    assert page.status_code == 403
    assert client.get("/konto/meg/").status_code == 302


def test_an_answer_is_taken_once(provider, browse, client, member):
    link(browse(member), provider)
    back = there(client.get(START)["Location"], provider.site, login="kari")
    assert client.get(back).status_code == 302
    assert client.get(back).status_code == 400


def test_an_answer_in_another_browser_is_refused(provider, browse, client, member):
    link(browse(member), provider)
    back = there(client.get(START)["Location"], provider.site, login="kari")
    other = browse(None)
    other.get(START)
    page = other.get(back)
    assert (page.status_code, page["Referrer-Policy"]) == (400, "no-referrer")
    assert "Begynn på nytt" in page.content.decode()


def test_a_code_is_taken_once_by_the_provider_too(provider, browse, client, member):
    """A thief who saw an answer has the code, and no verifier for it."""
    link(browse(member), provider)
    stolen = asked(there(client.get(START)["Location"], provider.site, login="kari"))
    thief = browse(None)
    state = asked(thief.get(START)["Location"])["state"]
    page = thief.get(f"{START}svar/", {"state": state, "code": stolen["code"], "iss": stolen["iss"]})
    assert page.status_code == 403
    assert "lot seg ikke kontrollere" in page.content.decode()


def test_an_answer_at_another_providers_address_is_refused(provider, browse, client, member):
    link(browse(member), provider)
    back = there(client.get(START)["Location"], provider.site, login="kari")
    assert client.get(back.replace("idporten", "ansattporten")).status_code == 400


@pytest.mark.parametrize("origin", ["cross-site", "same-site"])
def test_another_site_cannot_start_it(provider, client, origin):
    assert client.get(START, headers={"sec-fetch-site": origin})["Location"] == "/konto/logg-inn/"


@pytest.mark.parametrize("onwards", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_led_on_to_another_site(provider, browse, client, member, onwards):
    link(browse(member), provider)
    assert come_in(client, provider, login="kari", onwards=onwards)["Location"] == "/arbeid/"


def test_two_factors_there_count_here_and_one_does_not(provider, browse, client, member, settings):
    settings.SECRET_OIDC = {"IDPORTEN": provider.setting(more="&acr=idporten-loa-low")}
    link(browse(member), provider)
    come_in(client, provider, login="kari", acr="idporten-loa-low")
    assert "second_factor" not in client.session
    come_in(client, provider, login="kari")
    assert client.session["second_factor"] == provider.issuer


def test_where_two_steps_are_asked_for_two_there_are_enough(provider, browse, client, member, municipality, settings):
    settings.SECRET_OIDC = {"IDPORTEN": provider.setting(more="&acr=idporten-loa-low")}
    link(browse(member), provider)
    Municipality.objects.update(requires_second_factor=True)
    come_in(client, provider, login="kari", acr="idporten-loa-low")
    assert client.get("/arbeid/nordvik/").status_code == 302
    come_in(client, provider, login="kari")
    assert client.get("/arbeid/nordvik/").status_code == 200


def test_coming_in_this_way_stands_among_ones_sign_ins(provider, browse, client, member):
    link(browse(member), provider)
    come_in(client, provider, login="kari")
    assert member.sign_ins.filter(way=Way.ELSEWHERE, came_in=True).count() == 1


def test_without_a_setting_nothing_of_it_is_there(client, settings, db):
    settings.SECRET_OIDC = {}
    assert client.get(START).status_code == 404
    assert "uten passord" not in client.get("/konto/logg-inn/").content.decode()


def test_a_provider_that_is_down_is_said_so(client, settings, db):
    settings.SECRET_OIDC = {"IDPORTEN": "http://a:b@127.0.0.1:1"}
    page = client.get(START)
    assert page.status_code == 503
    assert "Vi fikk ikke kontakt med ID-porten" in page.content.decode()


def test_too_many_from_one_place_are_asked_to_wait(provider, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"openid": "2/m/ip"}
    assert [client.get(START).status_code for _ in range(3)] == [302, 302, 429]


def test_the_sign_in_page_has_a_way_to_each_and_takes_the_reader_on(provider, client):
    page = client.get("/konto/logg-inn/?next=/konto/meg/").content.decode()
    assert "Logg inn med ID-porten" in page
    assert "/konto/logg-inn/med/ansattporten/?next=/konto/meg/" in page
    assert path_of("http://a/konto/?x") == "/konto/?x"
