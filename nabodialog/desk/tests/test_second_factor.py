"""A municipality that asks for two steps; and the colleague who lost the phone."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone

from nabodialog.history.models import Event
from nabodialog.people.models import Membership, OutsideSession, Role, SignIn
from nabodialog.projects.starting import start_project
from tests.cast import PASSWORD, someone_in
from tests.codes import code_of, with_code_app

SECURITY, WORK = "/konto/sikkerhet/", "/arbeid/nordvik/"


@pytest.fixture
def asking(municipality):
    municipality.requires_second_factor = True
    municipality.save()
    return municipality


@pytest.fixture
def reset_page(municipality, member):
    return f"{WORK}folk/{municipality.memberships.get(person=member).pk}/to-steg/"


@pytest.mark.parametrize("page", ["/arbeid/", WORK, f"{WORK}folk/", "/arbeid/klarsprak/"])
def test_who_has_only_a_password_is_led_to_set_up_before_any_page(browse, asking, member, page):
    client = browse(member)
    assert client.get(page)["Location"] == SECURITY
    assert client.post(page)["Location"] == SECURITY
    assert "Kommunen din ber om to steg" in client.get(SECURITY).content.decode()


def test_a_partner_from_outside_is_asked_as_those_whose_guest_they_are(browse, asking, partner):
    assert browse(partner).get("/arbeid/")["Location"] == SECURITY
    with_code_app(partner)
    assert browse(partner).get("/arbeid/").status_code == 200


@pytest.mark.parametrize("page", ["", "mine.json", "mine.pdf"])
def test_what_we_have_of_someone_is_not_open_without_the_second_step(browse, asking, member, page):
    assert browse(member).get(f"/konto/opplysninger/{page}")["Location"] == SECURITY
    with_code_app(member)
    assert browse(member).get(f"/konto/opplysninger/{page}").status_code == 200


def test_way_out_set_up_and_language_stay_open(browse, asking, member):
    client = browse(member)
    for page in ("meg/", "sikkerhet/kodeapp/", "sikkerhet/passnokkel/", "innlogginger/", "bytt-passord/"):
        assert client.get(f"/konto/{page}").status_code == 200, page
    assert client.post("/konto/meg/", {"name": "Ny", "language": "nn"}).status_code == 302
    assert client.post("/konto/logg-ut/")["Location"] == "/"


def test_who_has_two_steps_comes_to_work_and_other_municipalities_are_not_asked(browse, asking, member, outsider):
    with_code_app(member)
    assert browse(member).get(WORK).status_code == 200
    assert browse(outsider).get("/arbeid/sordal/").status_code == 200


def test_who_showed_two_factors_at_a_provider_is_not_asked_for_more(browse, asking, member):
    client = browse(member)
    session = client.session
    there = "https://provider.example"
    identity = member.identities.create(issuer=there, subject="kari", used_at=timezone.now())
    session["second_factor"] = there
    session["openid_began"] = [{"identity": identity.pk, "issuer": there, "sid": "", "session": ""}]
    session.save()
    assert client.get(WORK).status_code == 200
    identity.delete()
    assert client.get(WORK)["Location"] == SECURITY


def test_recovery_codes_alone_are_no_second_step(browse, asking, member):
    with_code_app(member)
    Authenticator.objects.filter(type="totp").delete()
    assert browse(member).get(WORK)["Location"] == SECURITY


def test_whoever_turns_it_on_is_asked_first_of_all(browse, municipality, administrator):
    client = browse(administrator)
    page = client.get(f"{WORK}kommunen/").content.decode()
    assert "logger inn i to steg" in page
    form = {name: getattr(municipality, name) for name in ("name", "number", "slug", "language", "accent", "revision")}
    client.post(f"{WORK}kommunen/", form | {"requires_second_factor": "on"})
    assert client.get(WORK)["Location"] == SECURITY


def test_an_administrator_sees_who_has_it_and_when_they_were_here_and_others_do_not(browse, administrator, member):
    with_code_app(member)
    page = browse(administrator).get(f"{WORK}folk/").content.decode()
    assert page.count("Innlogging i to steg") == 1
    assert page.count("Bare passord") == 1
    assert "Sist logget inn" in page
    assert "Sist logget inn" not in browse(member).get(f"{WORK}folk/").content.decode()


def test_an_administrator_resets_it_for_a_colleague(
    browse, client, administrator, member, reset_page, django_capture_on_commit_callbacks
):
    codes = with_code_app(member)
    client.post("/konto/logg-inn/", {"login": member.email, "password": PASSWORD})
    client.post("/konto/logg-inn/kode/", {"code": codes[0]})
    with django_capture_on_commit_callbacks(execute=True):
        assert browse(administrator).post(reset_page)["Location"] == f"{WORK}folk/"
    assert not Authenticator.objects.exists()
    assert client.get("/konto/meg/").status_code == 302  # whoever sat with the phone is out
    assert Event.objects.get(verb="reset").by == administrator
    assert mail.outbox[-1].subject == "Innlogging i to steg er nullstilt i nabodialog"
    assert client.post("/konto/logg-inn/", {"login": member.email, "password": PASSWORD})["Location"] == "/arbeid/"
    assert SignIn.objects.exclude(session_key="").count() == 1


def test_a_reset_closes_the_ways_in_at_providers_too(client, browse, administrator, member, reset_page):
    client.force_login(member)
    identity = member.identities.create(issuer="https://provider.example", subject="kari", used_at=timezone.now())
    OutsideSession.objects.create(session_id=client.session.session_key, identity=identity)
    browse(administrator).post(reset_page)
    assert not member.identities.exists()
    assert client.get("/konto/meg/").status_code == 302


def refused(browse, by, page):
    return browse(by).get(page).status_code, browse(by).post(page).status_code


def test_not_for_someone_who_works_elsewhere_too(browse, administrator, member, other_municipality, reset_page):
    with_code_app(member)
    Membership.objects.create(municipality=other_municipality, person=member, role=Role.READER)
    assert refused(browse, administrator, reset_page) == (200, 403)
    assert Authenticator.objects.filter(type="totp").exists()
    Membership.objects.create(municipality=other_municipality, person=administrator, role=Role.ADMINISTRATOR)
    assert browse(administrator).post(reset_page).status_code == 302


def test_not_for_someone_who_is_a_partner_elsewhere(browse, administrator, municipality, outsider, other_municipality):
    from_outside = someone_in_elsewhere(other_municipality, outsider)
    membership = Membership.objects.create(municipality=municipality, person=from_outside, role=Role.MEMBER)
    assert refused(browse, administrator, f"{WORK}folk/{membership.pk}/to-steg/") == (200, 403)


def someone_in_elsewhere(municipality, leader):
    return someone_in(start_project(municipality, "Et annet sted", "et-annet-sted", by=leader))


def test_not_for_oneself_and_not_by_others(browse, administrator, leader, municipality, reset_page):
    own = municipality.memberships.get(person=administrator).pk
    assert refused(browse, administrator, f"{WORK}folk/{own}/to-steg/") == (200, 403)
    assert refused(browse, leader, reset_page) == (403, 403)


def test_who_signed_in_long_ago_shows_who_they_are_before_resetting(client, administrator, member, reset_page):
    with_code_app(member)
    client.force_login(administrator)
    assert client.post(reset_page)["Location"].startswith("/konto/bekreft/")
    assert Authenticator.objects.exists()


def test_a_code_that_was_right_before_is_worth_nothing_after_a_reset(client, browse, administrator, member, reset_page):
    with_code_app(member)
    browse(administrator).post(reset_page)
    client.post("/konto/logg-inn/", {"login": member.email, "password": PASSWORD})
    assert client.post("/konto/bekreft/kode/", {"code": code_of()})["Location"].startswith("/konto/bekreft/")


def test_whoever_runs_the_installation_resets_the_only_administrator(administrator, django_capture_on_commit_callbacks):
    with_code_app(administrator)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("reset_second_factor", administrator.email.upper(), stdout=StringIO())
    assert not Authenticator.objects.exists()
    assert mail.outbox[0].to == [administrator.email]
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "ukjent@nordvik.example")
