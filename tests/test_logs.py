"""What is written in the log as it leaves: no secret, and nothing that belongs to a person, whatever goes wrong."""

import logging
from io import StringIO
from smtplib import SMTPRecipientsRefused

import pytest
from django.apps import apps
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.utils import timezone

from nabodialog.desk.inviting import invite
from nabodialog.lib.log_lines import JsonLines, TextLines
from nabodialog.lib.rounds import work_once
from nabodialog.listening.views import enquiry as views
from nabodialog.people.letters import send_invitation
from nabodialog.people.models import Municipality, Person, Role
from nabodialog.post.reading import read

from .doors import addresses
from .test_reading import MARK, STAFF, answer_of, plant, plant_in

EMAIL, PHONE, NAME = "kari.nabo@epost.example", "912 34 567", "Kari Nabosen"
SECRET, BIRTH_NUMBER = "Hemmelig-7KM9", "01017012345"
PLANTED = (EMAIL, "epost.example", PHONE, PHONE.replace(" ", ""), "Nabosen", SECRET, BIRTH_NUMBER)
SECRETS = {"code": "K0DEK0DE", "token": SECRET, "secret": SECRET, "key": SECRET}
BEHIND_SECRETS = [each for each in addresses() if {"token", "secret", "key"} & each.gaps.keys() and ":" in each.name]

# What neighbours and staff have written, beside what says who a neighbour is.
WRITTEN = {
    "listening.incomingmail": "subject text",
    "listening.message": "text",
    "involvement.stakeholder": "area reached_by offers notes",
    "involvement.contact": "informed raised response follow_up",
    "projects.element": "notes",
}


@pytest.fixture(params=[TextLines, JsonLines])
def written(request, monkeypatch, caplog):
    """All that the console is told, down to the smallest, as whoever reads the log gets it."""
    out = StringIO()
    console = next(each for each in logging.getLogger().handlers if type(each) is logging.StreamHandler)
    monkeypatch.setattr(console, "stream", out)
    monkeypatch.setattr(console, "formatter", request.param())
    caplog.set_level(logging.DEBUG)
    return out


def assert_told_without_secrets(written, *told):
    text = written.getvalue()
    assert [words for words in told if words not in text] == []
    assert [planted for planted in PLANTED if planted in text] == []


@pytest.fixture
def stranger(browse):
    client = browse()
    client.raise_request_exception = False
    return client


def test_a_link_with_a_secret_in_it(written, stranger, standing_stage):
    for address in BEHIND_SECRETS:
        url = standing_stage.url(address)
        for gap in address.gaps.keys() & SECRETS.keys():
            url = url.replace(f"/{standing_stage._fill(address.name, gap, standing_stage.own)}/", f"/{SECRETS[gap]}/")
        for wrong in (url, f"{url}feil/", url.rstrip("/"), f"{url}?epost={EMAIL}"):
            stranger.get(wrong)
    assert len(BEHIND_SECRETS) > 10
    assert_told_without_secrets(written, "Not Found")


def test_someone_who_signs_in_with_the_wrong_password(written, stranger, standing_stage):
    Person.objects.filter(pk=standing_stage.cast["leader"].pk).update(email=EMAIL)
    answer = stranger.post("/konto/logg-inn/", {"login": EMAIL, "password": SECRET})
    assert answer.status_code in {200, 422}
    stranger.post("/konto/glemt-passord/", {"email": EMAIL})
    assert_told_without_secrets(written)


def test_an_error_over_what_a_neighbour_left(written, standing_stage, browse, monkeypatch):
    def stumbles(*_things, **_facts):
        # Undone at once, as a request's own would be: the test's transaction goes on, and so does its connection.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT '{NAME}, {EMAIL}, {PHONE}, {BIRTH_NUMBER}' FROM nowhere")

    monkeypatch.setattr(views, "look_at_contact", stumbles)
    address = next(each for each in addresses() if each.name == "listening:enquiry_contact")
    client = browse(standing_stage.cast["leader"])
    client.raise_request_exception = False
    assert client.post(standing_stage.url(address)).status_code == 500
    assert_told_without_secrets(written, "stumbles", "OperationalError" if connection.vendor == "sqlite" else "Error")


def test_a_letter_that_a_mail_server_refuses_in_the_recipients_name(written, monkeypatch, standing_stage):
    def refuse(_backend, letters):
        raise SMTPRecipientsRefused({EMAIL: (550, f"no {NAME} here".encode())})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    me, place = standing_stage.cast["administrator"], Municipality.objects.get(slug=standing_stage.own["municipality"])
    invitation, secret = invite(place, EMAIL, Role.MEMBER, by=me, now=timezone.now())
    assert not send_invitation(invitation, secret, now=timezone.now())
    assert_told_without_secrets(written, "could not be sent", "SMTPRecipientsRefused")
    assert secret not in written.getvalue()


def stumble_in_work(now):
    raise ValueError(f"{NAME} <{EMAIL}> {PHONE}")


def test_a_round_that_stumbles_over_a_person(written, db, monkeypatch):
    monkeypatch.setattr("nabodialog.lib.rounds.close_old_connections", lambda: None)  # the tests' own stays open
    work_once([f"{__name__}.stumble_in_work"], type("Never", (), {"is_set": lambda _self: False})())
    assert_told_without_secrets(written, "A round failed", "ValueError")


def test_a_mail_that_cannot_be_read(written, monkeypatch):
    def stumble(*_parts, **_policy):
        raise LookupError(f"{NAME} {EMAIL}")

    monkeypatch.setattr("nabodialog.post.reading.message_from_bytes", stumble)
    arrived, _message = read(f"From: {EMAIL}\n\n{PHONE}".encode(), "0" * 64)
    assert arrived.is_unreadable
    assert_told_without_secrets(written, "A mail could not be read (LookupError)")


@pytest.mark.once
@pytest.mark.parametrize("written", [TextLines], indirect=True)
def test_every_page_of_staff_and_whatever_is_in_it(written, standing_stage, browse):
    """With a mark in what belongs to a neighbour. What a page does is undone, so that the next has all of it too."""
    plant()
    for label, names in WRITTEN.items():
        for name in names.split():
            plant_in(apps.get_model(label), name)
    client = browse(standing_stage.cast["administrator"])
    client.raise_request_exception = False
    for address in STAFF:
        with transaction.atomic():
            answer_of(client, standing_stage.url(address))
            transaction.set_rollback(True)
    lines = written.getvalue().splitlines()
    assert len(lines) >= len(STAFF)
    assert [line for line in lines if MARK in line] == []
