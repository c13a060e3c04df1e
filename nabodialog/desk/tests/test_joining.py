from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.utils import timezone

from nabodialog.desk.inviting import invite
from nabodialog.history.models import Event, Verb
from nabodialog.people.letters import send_invitation
from nabodialog.people.models import MembershipInvitation, Municipality, Person, Role
from nabodialog.projects.inviting import invite_again, withdraw_invitation
from nabodialog.projects.models import PartnerInvitation
from nabodialog.projects.starting import start_project
from tests.cast import PASSWORD

NEW = "ny@nordvik.example"
ACCOUNT = {"name": "Miljøkontakten", "password": PASSWORD}


@pytest.fixture
def secret(municipality, administrator):
    return invite(municipality, NEW, Role.MEMBER, by=administrator, now=timezone.now())[1]


def page(secret):
    return f"/konto/invitasjon/{secret}/"


def test_only_a_hash_of_the_secret_is_kept(secret):
    row = MembershipInvitation.objects.values().get()
    assert secret not in str(row)
    assert len(row["secret_hash"]) == 64


def test_a_new_person_joins_with_a_name_and_a_password(client, secret, municipality):
    answer = client.post(page(secret), ACCOUNT)
    assert answer["Location"] == "/arbeid/"
    assert municipality.role_of(Person.objects.get(email=NEW)) == Role.MEMBER
    assert client.get("/konto/meg/").status_code == 200
    assert Event.objects.filter(verb=Verb.JOINED, by__email=NEW).count() == 1


def test_a_person_who_is_signed_in_joins_with_that_account(browse, secret, municipality, outsider):
    client = browse(outsider)
    assert municipality.name in client.get(page(secret)).content.decode()
    client.post(page(secret))
    assert municipality.role_of(outsider) == Role.MEMBER


def test_a_person_with_an_account_is_asked_to_sign_in(client, secret):
    Person.objects.create_user(NEW, PASSWORD, name="Kjent fra før")
    answer = client.post(page(secret), ACCOUNT).content.decode()
    assert f"/konto/logg-inn/?next={page(secret)}" in answer
    assert MembershipInvitation.objects.get().accepted_at is None


def test_looking_changes_nothing(client, secret):
    before = MembershipInvitation.objects.values().get()
    assert {client.get(page(secret)).status_code, client.head(page(secret)).status_code} == {200}
    assert MembershipInvitation.objects.values().get() == before
    assert not Person.objects.filter(email=NEW).exists()


def test_the_secret_stays_out_of_caches_and_referers(client, secret):
    answer = client.get(page(secret))
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "no-store" in answer["Cache-Control"]


def test_wrong_used_withdrawn_and_expired_answer_alike(client, secret, municipality, administrator):
    now = timezone.now()
    withdrawn, second = invite(municipality, "b@nordvik.example", Role.READER, by=administrator, now=now)
    withdraw_invitation(withdrawn, by=administrator, now=now)
    _, old = invite(municipality, "c@nordvik.example", Role.READER, by=administrator, now=now - timedelta(days=14))
    client.post(page(secret), ACCOUNT)
    client.logout()
    answers = [client.post(page(each), ACCOUNT) for each in ("wrong", secret, second, old)]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_sending_anew_closes_the_former_link(client, secret, administrator):
    fresh = invite_again(MembershipInvitation.objects.get(), by=administrator, now=timezone.now())
    assert client.get(page(secret)).status_code == 404
    assert client.get(page(fresh)).status_code == 200


@pytest.mark.parametrize("typed", [{"name": "", "password": PASSWORD}, {"name": "Nabokontakt", "password": "kort"}])
def test_a_form_that_is_not_right_keeps_the_name_and_uses_nothing_up(client, secret, typed):
    answer = client.post(page(secret), typed)
    assert answer.status_code == 422
    assert typed["name"] in answer.content.decode()
    assert client.get(page(secret)).status_code == 200


def test_an_administrator_invites_by_mail(browse, administrator):
    answer = browse(administrator).post("/arbeid/nordvik/folk/inviter/", {"email": NEW.upper(), "role": "reader"})
    assert answer.status_code == 201
    assert "/konto/invitasjon/" in mail.outbox[0].body
    assert MembershipInvitation.objects.get().mailed_at
    assert "/konto/invitasjon/" not in browse(administrator).get("/arbeid/nordvik/folk/").content.decode()


def test_mail_that_fails_loses_no_invitation(browse, administrator, monkeypatch, caplog):
    def down(*args):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", down)
    client = browse(administrator)
    answer = client.post("/arbeid/nordvik/folk/inviter/", {"email": NEW, "role": "reader"}).content.decode()
    assert "E-posten kom ikke av gårde" in answer
    assert "/konto/invitasjon/" in answer
    assert "E-posten ble ikke sendt" in client.get("/arbeid/nordvik/folk/").content.decode()


def test_a_partner_joins_one_project_and_sees_nothing_else(client, municipality, administrator):
    project = start_project(municipality, "Småhus", "smahus", by=administrator)
    invitation = PartnerInvitation(project=project, email=NEW, organisation="Kirkens Bymisjon")
    secret = invitation.renew(timezone.now())
    invitation.save()
    assert send_invitation(invitation, secret, now=timezone.now())
    client.post(page(secret), ACCOUNT)
    assert project.partners.get().person.email == NEW
    assert client.get("/arbeid/nordvik/folk/").status_code == 404
    assert "Småhus" in mail.outbox[0].subject


def test_nobody_is_invited_twice(browse, administrator, secret, member):
    for email in (NEW, member.email):
        answer = browse(administrator).post("/arbeid/nordvik/folk/inviter/", {"email": email, "role": "reader"})
        assert answer.status_code == 422
        assert email in answer.content.decode()


def test_an_operator_opens_a_municipality(client, db, capsys):
    call_command("create_municipality", "Vestby", "9903", "vestby", "leder@vestby.example")
    link = capsys.readouterr().out.split()[-1]
    client.post(link.removeprefix("http://127.0.0.1:8000"), ACCOUNT)
    administrator = Person.objects.get(email="leder@vestby.example")
    assert Municipality.objects.get(slug="vestby").can_be_administered_by(administrator)


@pytest.mark.parametrize("wrong", [("Vestby", "99", "vestby", "a@b.no"), ("Vestby", "9903", "arbeid", "a@b.no")])
def test_an_operator_is_told_what_is_wrong(db, wrong):
    with pytest.raises(CommandError):
        call_command("create_municipality", *wrong)
    assert not Municipality.objects.exists()
