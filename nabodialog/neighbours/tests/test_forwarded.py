"""Somebody outside answers by a link: looking changes nothing, and wrong, unknown and over are told alike."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from nabodialog.listening.forwarding import Asked, forward
from nabodialog.listening.handling import go_on
from nabodialog.listening.models import Enquiry, Forwarding
from nabodialog.listening.receiving import Said, receive
from nabodialog.listening.states import State

QUESTION, OWN = "Hvem eier veien?", "Jeg bor ved veien og er lei"


@pytest.fixture
def asked(project, leader):
    now = timezone.now()
    enquiry = receive(project, Said(OWN, email="nabo@epost.example"), now=now)
    asked = Asked("Politiet", "politi@stat.example", QUESTION, now.date() + timedelta(days=9))
    forward(enquiry, "Vi spør politiet.", asked, by=leader, now=now)
    return Forwarding.objects.get()


@pytest.fixture(autouse=True)
def quick_hands(settings):
    settings.SHORTEST_WRITING = None


def path_of(asked):
    return f"/henvendelse/spurt/{asked.code}/{asked.secret}/"


def fields_of(page):
    return {"form_key": re.search(r'name="form_key" value="([^"]*)"', page).group(1), "website": ""}


def test_looking_shows_the_question_and_nothing_of_the_neighbour_and_changes_nothing(asked, client):
    before, answer = list(Forwarding.objects.values()), client.get(path_of(asked))
    page = answer.content.decode()
    assert QUESTION in page
    assert not [private for private in (OWN, "nabo@epost", asked.enquiry.code, "politi@stat") if private in page]
    assert (list(Forwarding.objects.values()), answer["X-Robots-Tag"]) == (before, "noindex")
    assert set(client.cookies) <= {"nabodialog-skjema"}


def test_an_answer_is_taken_once_and_then_the_link_is_used_up(asked, client):
    typed = fields_of(client.get(path_of(asked)).content.decode()) | {"text": "Kommunen eier den."}
    assert [client.post(path_of(asked), typed).status_code for _time in range(2)] == [201, 201]
    assert Forwarding.objects.get().answer == "Kommunen eier den."
    assert Enquiry.objects.get().state == State.HANDLING
    assert client.get(path_of(asked)).status_code == 404


def test_what_is_refused_is_kept(asked, client):
    typed = fields_of(client.get(path_of(asked)).content.decode()) | {"text": "Kommunen", "website": "x"}
    refused = client.post(path_of(asked), typed)
    assert (refused.status_code, "Kommunen" in refused.content.decode()) == (422, True)


def test_wrong_unknown_expired_and_taken_back_are_told_alike(asked, client, leader):
    wrong = client.get(f"/henvendelse/spurt/{asked.code}/{'A' * 12}/")
    unknown = client.get(f"/henvendelse/spurt/{'B' * 8}/{asked.secret}/")
    Forwarding.objects.update(answer_by=timezone.localdate() - timedelta(days=1))
    expired = client.get(path_of(asked))
    go_on(asked.enquiry, by=leader, now=timezone.now())
    answers = [wrong, unknown, expired, client.get(path_of(asked))]
    assert {each.status_code for each in answers} == {404}
    assert len({each.content for each in answers}) == 1


def test_whoever_guesses_is_stopped(asked, client):
    for _time in range(20):
        client.get(f"/henvendelse/spurt/{asked.code}/{'A' * 12}/")
    assert client.get(path_of(asked)).status_code == 429
