"""Signing up on the page: without an account, without a script, and nobody learns who else has."""

import re
from datetime import time, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from nabodialog.history.models import Event, Verb
from nabodialog.involvement.convening import plan_meeting
from nabodialog.involvement.keeping_up import keep_waiting_lists
from nabodialog.involvement.models import Meeting, Needs, Registration, SignUp
from nabodialog.involvement.publishing import publish_meeting
from nabodialog.projects.models import Audience, Milestone
from nabodialog.projects.publishing import publish, withdraw

from .conftest import form_key


@pytest.fixture
def meeting(project, leader):
    """In a fortnight, with room for two."""
    publish(project, by=leader, now=timezone.now())
    day = timezone.localdate() + timedelta(days=14)
    when = Milestone(title="Dialogmøte", planned_on=day, starts_at=time(18), audience=Audience.NEIGHBOURS)
    planned = plan_meeting(project, Meeting(sign_up=SignUp.OPEN, capacity=2), when, by=leader)
    publish_meeting(planned, by=leader, now=timezone.now())
    return Meeting.objects.get()


@pytest.fixture
def page(meeting):
    return f"/nordvik/fjellveien/moter/{meeting.milestone.uid}/pamelding/"


@pytest.fixture
def send(page, client):
    """The form, filled in as on the page that was opened."""

    def send(key="", **typed):
        key = key or form_key(client, page)
        return client.post(page, {"form_key": key, "companions": 0} | typed)

    return send


def link_in(answer):
    return re.search(r"/nordvik/fjellveien/moter/[^\"<]+/pamelding/\w{8}/[^\"</]+/", answer.content.decode())[0]


def test_without_an_address_one_gets_a_code_and_a_link_that_are_shown_once(send, client):
    answer = send(companions=1)
    mine = Registration.objects.get()
    assert answer.status_code == 201
    assert mine.readable_code in answer.content.decode()
    assert "Vi venter 2 personer." in client.get(link_in(answer)).content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_a_form_that_is_sent_twice_is_one_registration(send, client, page):
    key = form_key(client, page)
    assert link_in(send(key)) == link_in(send(key))
    assert Registration.objects.count() == 1


def test_with_an_address_the_answer_is_the_same_whether_it_was_signed_up_before_or_not(send):
    hidden = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
    first, again = (hidden.sub(b"", send(email="nabo@epost.example").content) for _time in range(2))
    assert first == again
    assert Registration.objects.get().code.encode() not in first


def test_looking_at_the_link_changes_nothing_and_the_button_withdraws(send, client):
    link = link_in(send(wheelchair="on"))
    for address in (link, f"{link}avmelding/", f"{link}plass/", f"{link}antall/"):
        client.get(address)
        client.head(address)
    assert Registration.objects.standing().count() == 1
    assert "Du er meldt av" in client.post(f"{link}avmelding/", follow=True).content.decode()
    assert not Needs.objects.exists()


def test_more_than_there_is_room_for_is_refused_beside_the_field_and_kept(send, client):
    link = link_in(send())
    answer = client.post(f"{link}antall/", {"companions": 2})
    assert answer.status_code == 422
    assert "Det er bare én ledig plass til." in answer.content.decode()
    assert client.post(f"{link}antall/", {"companions": 1}).status_code == 302


def test_a_full_meeting_says_so_and_keeps_a_private_list(send, client, page):
    send(companions=1)
    assert "Møtet er fullt" in client.get(page).content.decode()
    waiting = link_in(send())
    assert "Du står på venteliste" in client.get(waiting).content.decode()
    Registration.objects.first().delete()
    keep_waiting_lists(timezone.now())
    assert "En plass er ledig" in client.get(waiting).content.decode()
    assert "Du har plass" in client.post(f"{waiting}plass/", follow=True).content.decode()


def test_wrong_and_unknown_links_answer_alike_and_guessing_is_stopped(send, client, page):
    cache.clear()
    mine = link_in(send())
    code = Registration.objects.get().code
    wrong, unknown = client.get(f"{page}{code}/feil/"), client.get(f"{page}FINNESIK/feil/")
    assert (wrong.status_code, wrong.content) == (unknown.status_code, unknown.content) == (404, unknown.content)
    for _guess in range(20):
        client.get(f"{page}{code}/feil/")
    assert client.get(f"{page}{code}/feil/").status_code == client.get(mine).status_code == 429


def test_one_place_cannot_sign_up_without_end(send, settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "sign_up": "2/h/ip"}
    assert [send().status_code for _time in range(3)] == [201, 201, 429]


def test_one_address_is_not_pestered_however_it_is_written(send):
    cache.clear()
    emails = ["nabo@epost.example", "NABO@epost.example"] * 3
    assert [send(email=email).status_code for email in emails] == [201] * 5 + [429]


def test_what_is_not_published_has_no_page(page, client, project, leader, send):
    link = link_in(send())
    withdraw(project, by=leader)
    assert client.get(page).status_code == client.get(link).status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [("companions", "-1"), ("companions", "21"), ("email", "nabo"), ("interpreter", "Ola 99"), ("form_key", "x")],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(send, field, value):
    assert send(**{field: value}).status_code == 422
    assert not Registration.objects.exists()


def test_who_needs_something_else_leaves_an_address(send):
    assert "så vi kan ta kontakt" in send(other="on").content.decode()


def test_a_page_that_moved_is_found_at_its_former_address(page, client, project):
    project.keep_former_slug("gamleveien")
    moved = client.get(page.replace("fjellveien", "gamleveien"))
    assert (moved.status_code, moved["Location"]) == (301, page)


def test_staff_see_counts_and_needs_and_history_tells_who_saw_addresses(send, browse, member, meeting):
    send(email="nabo@epost.example", companions=1, interpreter="polsk", hearing_loop="on")
    staff, place = browse(member), f"/arbeid/nordvik/fjellveien/moter/{meeting.pk}/pamelding/"
    counts = staff.get(place).content.decode()
    assert "Regn med opptil 2 personer." in counts
    assert "Tolk til polsk: én påmelding" in counts
    assert "epost.example" not in counts
    assert not Event.objects.filter(verb=Verb.VIEWED).exists()
    assert "nabo@epost.example" in staff.post(f"{place}adresser/").content.decode()
    assert Event.objects.get(verb=Verb.VIEWED).by == member
