"""Let in unasked, where a provider's word is enough; and the role that it gives, today and next time."""

import re
from time import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.cache import cache
from django.utils import timezone

from nabodialog.desk.administering import change_role
from nabodialog.history.models import Event, Verb
from nabodialog.people.models import Membership, Municipality, Person, Role
from tests.cast import PASSWORD

from .forger import Forger, come_in

GROUPS = "&admit=nordvik:leader:groups:prosjekt&admit=nordvik:reader:groups:alle&admit=sordal:member:orgno:987654321"
NEW = {"name": "Ny Kollega", "email": "ny@nordvik.example"}


@pytest.fixture
def provider(settings, municipality, other_municipality):
    cache.clear()
    with_rules = Forger()
    settings.SECRET_OIDC = {"IDPORTEN": f"{with_rules.setting}{GROUPS}&resource=urn:nabodialog"}
    with_rules.claims = {"groups": ["alle"]}
    yield with_rules
    with_rules.close()


def code_in(letter):
    return re.search(r"^\d{6}$", letter.body, re.MULTILINE)[0]


def join(client, provider, **typed):
    assert come_in(client, provider)["Location"] == "/konto/ny/"
    assert client.post("/konto/ny/", NEW | typed)["Location"] == "/konto/ny/kode/"
    return client.post("/konto/ny/kode/", {"code": code_in(mail.outbox[-1])})


def role_in(municipality, email=NEW["email"]):
    return municipality.role_of(Person.objects.get(email=email))


def test_somebody_new_joins_when_a_rule_lets_them_in_and_the_address_is_theirs(provider, client, municipality):
    assert join(client, provider)["Location"] == "/arbeid/"
    person = Person.objects.get(email=NEW["email"])
    assert (person.name, person.has_usable_password()) == ("Ny Kollega", False)
    membership = person.memberships.get()
    assert (membership.role, membership.let_in_by) == (Role.READER, provider.issuer)
    event = Event.objects.get(verb=Verb.JOINED)
    assert (event.by, event.details["let_in_by"]) == (person, provider.issuer)
    assert client.get("/arbeid/nordvik/").status_code == 200


def test_without_a_rule_that_fits_nobody_new_comes_in(provider, client):
    provider.claims = {"groups": ["en annen"]}
    assert come_in(client, provider)["Location"] == "/konto/ny/"
    assert client.post("/konto/ny/", NEW).status_code == 403
    assert client.get("/konto/ny/kode/").status_code == 404
    assert not mail.outbox


@pytest.mark.parametrize("groups", [["alle", "prosjekt"], ["prosjekt", "alle"], "prosjekt"])
def test_the_highest_role_counts(provider, client, municipality, groups):
    provider.claims = {"groups": groups}
    join(client, provider)
    assert role_in(municipality) == Role.LEADER


def party(number, shape):
    return {"orgno": {"authority": "iso6523-actorid-upis", "ID": number}} if shape else {"ID": number}


@pytest.mark.parametrize(("key", "shape"), [("authorized_parties", True), ("reportees", False)])
@pytest.mark.parametrize(
    ("resource", "number", "let_in"),
    [
        ("urn:nabodialog", "0192:987654321", True),
        ("urn:en-annen", "0192:987654321", False),
        ("urn:nabodialog", "0192:123456789", False),
    ],
)
def test_whom_somebody_acts_for_is_where_they_come_in(provider, client, key, shape, resource, number, let_in):
    detail = {"type": "ansattporten:altinn:resource", "resource": resource, key: [party(number, shape)]}
    provider.claims = {"authorization_details": [detail]}
    come_in(client, provider)
    assert provider.asked["authorization_details"].startswith('[{"type":"ansattporten:altinn:resource"')
    assert client.get("/konto/ny/").status_code == (200 if let_in else 403)


@pytest.mark.parametrize("odd", [7, [7], [[]], [{"resource": "urn:nabodialog", "reportees": [None, {"orgno": 1}]}]])
def test_nonsense_about_organisations_lets_nobody_in(provider, client, odd):
    provider.claims = {"authorization_details": odd, "groups": odd}
    come_in(client, provider)
    assert client.get("/konto/ny/").status_code == 403


def test_the_role_follows_what_the_provider_says_each_time(provider, client, browse, municipality):
    join(client, provider)
    provider.claims = {"groups": ["prosjekt"]}
    come_in(browse(None), provider)
    assert role_in(municipality) == Role.LEADER
    assert Event.objects.filter(verb=Verb.CHANGED).get().details["old"] == "reader"
    provider.claims = {"groups": []}
    come_in(browse(None), provider)
    assert role_in(municipality) is None
    assert Event.objects.filter(verb=Verb.REMOVED).exists()


def test_who_was_invited_keeps_the_role_they_were_given(provider, browse, member, municipality):
    browser = browse(member)
    come_in(browser, provider)
    browser.post("/konto/ny/")
    for groups in (["prosjekt"], []):
        provider.claims = {"groups": groups}
        come_in(browse(None), provider)
        assert municipality.role_of(member) == Role.MEMBER


def test_who_links_is_let_in_where_the_rules_say_as_well(provider, browse, outsider, municipality):
    browser = browse(outsider)
    come_in(browser, provider)
    browser.post("/konto/ny/")
    assert municipality.role_of(outsider) == Role.READER


def test_where_somebody_here_gave_another_role_that_one_holds(provider, client, browse, municipality, administrator):
    join(client, provider)
    change_role(Membership.objects.get(person__email=NEW["email"]), Role.MEMBER, by=administrator)
    provider.claims = {"groups": ["prosjekt"]}
    come_in(browse(None), provider)
    assert role_in(municipality) == Role.MEMBER


@pytest.mark.parametrize("groups", [["alle"], []])
def test_the_last_administrator_stays_whatever_the_provider_says(provider, client, browse, municipality, groups):
    join(client, provider)
    Membership.objects.update(role=Role.ADMINISTRATOR)
    provider.claims = {"groups": groups}
    assert come_in(browse(None), provider)["Location"] == "/arbeid/"
    assert role_in(municipality) == Role.ADMINISTRATOR


def test_an_address_that_is_somebody_elses_is_not_taken_and_the_page_does_not_tell(provider, client, member):
    come_in(client, provider)
    assert client.post("/konto/ny/", NEW | {"email": member.email.upper()})["Location"] == "/konto/ny/kode/"
    assert "du har konto fra før" in mail.outbox[0].body
    assert not re.search(r"^\d{6}$", mail.outbox[0].body, re.MULTILINE)
    assert client.post("/konto/ny/kode/", {"code": "000000"}).status_code == 422
    assert member.identities.count() == 0


def test_five_wrong_codes_and_it_is_over(provider, client):
    come_in(client, provider)
    client.post("/konto/ny/", NEW)
    right = code_in(mail.outbox[0])
    wrong = f"{(int(right) + 1) % 10**6:06}"
    statuses = [client.post("/konto/ny/kode/", {"code": wrong}).status_code for _ in range(5)]
    assert statuses == [422] * 5
    assert client.post("/konto/ny/kode/", {"code": right}).status_code == 404
    assert not Person.objects.filter(email=NEW["email"]).exists()


def test_tries_count_where_requests_in_the_same_moment_overwrite_each_others_session(provider, client):
    come_in(client, provider)
    client.post("/konto/ny/", NEW)
    before, right = dict(client.session), code_in(mail.outbox[0])
    for _ in range(5):
        client.post("/konto/ny/kode/", {"code": f"{(int(right) + 1) % 10**6:06}"})
        session = client.session
        session.clear()
        session.update(before)
        session.save()
    assert client.post("/konto/ny/kode/", {"code": right}).status_code == 404
    assert not Person.objects.filter(email=NEW["email"]).exists()


@pytest.mark.parametrize(("minutes", "status"), [(9, 302), (11, 404)])
def test_a_code_holds_for_ten_minutes(provider, client, monkeypatch, minutes, status):
    come_in(client, provider)
    client.post("/konto/ny/", NEW)
    later = time() + minutes * 60
    monkeypatch.setattr("nabodialog.desk.arriving.time", lambda: later)
    assert client.post("/konto/ny/kode/", {"code": code_in(mail.outbox[0])}).status_code == status


def test_a_code_is_worth_nothing_in_another_browser(provider, client, browse):
    come_in(client, provider)
    client.post("/konto/ny/", NEW)
    other = browse(None)
    come_in(other, provider)
    assert other.post("/konto/ny/kode/", {"code": code_in(mail.outbox[0])}).status_code == 404


def test_letters_with_codes_are_few(provider, client):
    come_in(client, provider)
    statuses = [client.post("/konto/ny/", NEW).status_code for _ in range(4)]
    assert statuses == [302, 302, 302, 429]


def test_a_mail_server_that_is_down_is_said_beside_the_field(provider, client, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    settings.EMAIL_HOST = "127.0.0.1"
    come_in(client, provider)
    page = client.post("/konto/ny/", NEW)
    assert page.status_code == 422
    assert "kom ikke av gårde" in page.content.decode()
    assert NEW["email"] in page.content.decode()


def test_a_municipality_may_ask_for_its_own_provider(provider, browse, client, member, settings):
    settings.SECRET_OIDC = {"IDPORTEN": f"{provider.setting}&required=nordvik"}
    browser = browse(member)
    sent = browser.get("/arbeid/nordvik/")
    page = browser.get(sent["Location"])
    assert page.status_code == 403
    assert "Nordvik har bestemt" in page.content.decode()
    assert browser.get("/konto/meg/").status_code == 200
    come_in(browser, provider)
    browser.post("/konto/ny/")
    assert browser.get("/arbeid/nordvik/").status_code == 200
    come_in(client, provider)
    assert client.get("/arbeid/nordvik/").status_code == 200


def test_a_rule_holds_when_the_municipality_gets_another_address(provider, client, browse, municipality, settings):
    join(client, provider)
    Municipality.objects.filter(pk=municipality.pk).update(slug="nordvik-ny")
    municipality.keep_former_slug("nordvik")
    browser = browse(None)
    come_in(browser, provider)
    assert role_in(municipality) == Role.READER
    settings.SECRET_OIDC = {"IDPORTEN": f"{provider.setting}&required=nordvik"}
    other = browse(Person.objects.get(email=NEW["email"]))
    assert other.get("/arbeid/nordvik-ny/")["Location"] == "/konto/logg-inn/med/idporten/kreves/"


def test_an_address_that_a_municipality_had_tells_its_language_and_who_asks(provider, client, municipality, settings):
    Municipality.objects.filter(pk=municipality.pk).update(slug="nordvik-ny", language="nn")
    municipality.keep_former_slug("nordvik")
    join(client, provider)
    assert Person.objects.get(email=NEW["email"]).language == "nn"
    settings.SECRET_OIDC = {"IDPORTEN": f"{provider.setting}&required=nordvik"}
    asking = client.get("/konto/logg-inn/med/idporten/kreves/").content.decode()
    assert "Nordvik har" in asking


def test_who_shows_who_they_are_first_is_let_in_by_the_rules_too(provider, client, outsider, municipality):
    client.force_login(outsider)
    come_in(client, provider)
    assert client.post("/konto/ny/")["Location"].startswith("/konto/bekreft/")
    client.post("/konto/bekreft/", {"password": PASSWORD, "next": "/konto/ny/"})
    assert municipality.role_of(outsider) == Role.READER


def test_who_was_let_in_stays_where_no_rule_names_the_place_any_more(provider, client, browse, municipality, settings):
    join(client, provider)
    settings.SECRET_OIDC = {"IDPORTEN": provider.setting}
    come_in(browse(None), provider)
    assert role_in(municipality) == Role.READER


def test_anothers_unfinished_way_in_vouches_for_nobody(provider, client, member, leader, settings):
    """Somebody showed one factor there and stopped at the second one here; a colleague goes on with the session."""
    settings.SECRET_OIDC = {"IDPORTEN": f"{provider.setting}&acr=idporten-loa-low&required=nordvik"}
    leader.identities.create(issuer=provider.issuer, subject="kari-hos-oss", used_at=timezone.now())
    TOTP.activate(leader, "A" * 32)
    provider.claims = {"acr": "idporten-loa-low"}
    come_in(client, provider)
    assert client.session["openid_began"]
    client.force_login(member)
    assert client.get("/arbeid/nordvik/")["Location"] == "/konto/logg-inn/med/idporten/kreves/"


def test_people_elsewhere_are_not_asked_for_it(provider, browse, outsider, settings):
    settings.SECRET_OIDC = {"IDPORTEN": f"{provider.setting}&required=nordvik"}
    assert browse(outsider).get("/arbeid/sordal/").status_code == 200
