"""Somebody outside is asked by e-mail, once, in the municipality's words."""

from datetime import UTC, date, datetime

import pytest

from nabodialog.listening.forwarding import Asked, forward
from nabodialog.listening.handling import go_on
from nabodialog.listening.models import Forwarding
from nabodialog.listening.receiving import Said, receive
from nabodialog.post.forwarding import ask_others
from nabodialog.post.models import Mail, Told

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
OWN = "Jeg bor ved veien og er lei"


@pytest.fixture
def enquiry(project, leader):
    made = receive(project, Said(OWN, name="Nabo Nabosen", email="nabo@epost.example"), now=NOW)
    asked = Asked("Politiet", "politi@stat.example", "Hvem eier veien?", date(2026, 3, 20))
    forward(made, "Vi spør politiet.", asked, by=leader, now=NOW)
    return made


def test_they_are_asked_once_with_the_link_and_the_day_and_nothing_of_the_neighbour(enquiry):
    assert (ask_others(NOW), ask_others(NOW)) == (1, 0)
    mail, asked = Mail.objects.get(), Forwarding.objects.get()
    assert (mail.name, mail.recipient) == (Told.FORWARDING, "politi@stat.example")
    assert f"/henvendelse/spurt/{asked.code}/{asked.secret}/" in mail.text
    assert "Hvem eier veien?" in mail.text
    assert "20. mars 2026" in mail.text
    private = (OWN, "Nabosen", "nabo@epost", enquiry.code)
    assert not [each for each in private if each in mail.subject + mail.text + mail.page]


def test_nobody_is_asked_of_what_is_over(enquiry, leader):
    go_on(enquiry, by=leader, now=NOW)
    assert (ask_others(NOW), Mail.objects.count()) == (0, 0)
