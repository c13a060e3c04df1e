"""A colleague is signed out everywhere: a machine was lost, or somebody left in anger."""

import pytest
from django.core import mail
from django.utils import timezone

from nabodialog.history.models import Event
from nabodialog.people.models import Membership, OutsideSession, Role, SignIn
from nabodialog.projects.starting import start_project
from tests.cast import PASSWORD, someone_in

FOLK = "/arbeid/nordvik/folk/"


def page_of(membership):
    return f"{FOLK}{membership.pk}/logg-ut/"


@pytest.fixture
def signing_out(municipality, member):
    return page_of(municipality.memberships.get(person=member))


def come_in(client, person):
    return client.post("/konto/logg-inn/", {"login": person.email, "password": PASSWORD})


def test_all_places_are_ended_and_it_is_told_in_history_and_a_letter(
    browse, administrator, member, signing_out, django_capture_on_commit_callbacks
):
    here, there = browse(None), browse(None)
    assert [come_in(each, member).status_code for each in (here, there)] == [302, 302]
    with django_capture_on_commit_callbacks(execute=True):
        assert browse(administrator).post(signing_out)["Location"] == FOLK
    assert [each.get("/konto/meg/").status_code for each in (here, there)] == [302, 302]
    assert not SignIn.objects.filter(person=member).exclude(session_key="").exists()
    event = Event.objects.get(verb="signed_out")
    assert (event.by, event.thing_label) == (administrator, str(member.memberships.get()))
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([member.email], "Du er logget ut overalt i nabodialog")


def test_where_a_provider_let_them_in_ends_too_and_what_they_sign_in_with_stays(
    browse, client, administrator, member, signing_out
):
    client.force_login(member)
    identity = member.identities.create(issuer="https://provider.example", subject="kari", used_at=timezone.now())
    OutsideSession.objects.create(session_id=client.session.session_key, identity=identity)
    browse(administrator).post(signing_out)
    assert client.get("/konto/meg/").status_code == 302
    assert member.identities.exists()
    assert come_in(client, member)["Location"] == "/arbeid/"


def test_opening_the_page_ends_nothing(browse, client, administrator, member, signing_out):
    come_in(client, member)
    assert "fjern vedkommende fra kommunen" in browse(administrator).get(signing_out).content.decode()
    assert client.get("/konto/meg/").status_code == 200


def test_others_are_not_signed_out_with_them(browse, client, administrator, leader, signing_out):
    come_in(client, leader)
    browse(administrator).post(signing_out)
    assert client.get("/konto/meg/").status_code == 200


def refused(browse, by, page):
    return browse(by).get(page).status_code, browse(by).post(page).status_code


def test_not_for_someone_who_works_elsewhere_too(
    browse, client, administrator, member, other_municipality, signing_out
):
    come_in(client, member)
    Membership.objects.create(municipality=other_municipality, person=member, role=Role.READER)
    assert refused(browse, administrator, signing_out) == (200, 403)
    assert client.get("/konto/meg/").status_code == 200
    Membership.objects.create(municipality=other_municipality, person=administrator, role=Role.ADMINISTRATOR)
    assert browse(administrator).post(signing_out).status_code == 302


def test_not_for_someone_who_is_a_partner_elsewhere(browse, administrator, municipality, outsider, other_municipality):
    guest = someone_in(start_project(other_municipality, "Et annet sted", "et-annet-sted", by=outsider))
    membership = Membership.objects.create(municipality=municipality, person=guest, role=Role.MEMBER)
    assert refused(browse, administrator, page_of(membership)) == (200, 403)


def test_not_for_oneself_and_not_by_others(browse, administrator, leader, municipality, signing_out):
    own = page_of(municipality.memberships.get(person=administrator))
    assert refused(browse, administrator, own) == (200, 403)
    assert refused(browse, leader, signing_out) == (403, 403)
    listed = browse(administrator).get(FOLK).content.decode()
    assert signing_out in listed
    assert own not in listed


def test_who_signed_in_long_ago_shows_who_they_are_first(client, administrator, signing_out):
    client.force_login(administrator)
    assert client.post(signing_out)["Location"].startswith("/konto/bekreft/")
    assert not Event.objects.filter(verb="signed_out").exists()
