"""Somebody outside is asked by a link, and what they answer, or do not, brings the enquiry back to us."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from nabodialog.listening.forwarding import Asked, end_expired, forward, take_answer
from nabodialog.listening.handling import Became, answer, go_on
from nabodialog.listening.models import Enquiry, Forwarding, Outcome, WhyOver
from nabodialog.listening.states import RefusedMove, State
from nabodialog.listening.story import story_of

ASKED = Asked("Politiet", "politi@stat.example", "Hvem eier veien?", date(2026, 3, 20))
TYPED = {
    "organisation": "Politiet",
    "email": "politi@stat.example",
    "question": "Hvem eier veien?",
    "text": "Vi har spurt politiet.",
}


@pytest.fixture
def asked(enquiry, member, now):
    forward(enquiry, "Vi har spurt politiet.", ASKED, by=member, now=now)
    return Forwarding.objects.get()


@pytest.fixture
def send(enquiry, browse, leader):
    def press(step="send", **typed):
        client, url = browse(leader), f"{enquiry.get_absolute_url()}andre/"
        hidden = dict(re.findall(r'name="(form_key|heard)" value="([^"]*)"', client.get(url).content.decode()))
        soon = date.today() + timedelta(days=10)  # noqa: DTZ011  as typed
        return client.post(url, {**hidden, **TYPED, "expected_on": soon.isoformat(), "step": step, **typed})

    return press


def again(enquiry):
    return Enquiry.objects.get(pk=enquiry.pk)


def titles(enquiry):
    return [entry.title for entry in story_of(enquiry)]


def test_the_neighbour_is_told_and_the_clock_stands_still(enquiry, asked):
    assert again(enquiry).state == State.WAITING
    assert enquiry.messages.get().text == "Vi har spurt politiet."
    assert enquiry.pauses.get().expected_on == asked.answer_by


def test_an_answer_brings_it_back_and_the_address_is_gone(enquiry, asked, now):
    key, later = uuid4(), now + timedelta(days=2)
    assert take_answer(asked, "Kommunen eier den.", key, now=later)
    assert take_answer(asked, "Noe annet", key, now=later)
    assert not take_answer(asked, "Noe annet", uuid4(), now=later)
    asked.refresh_from_db()
    assert (asked.email, asked.answer, asked.why_over) == ("", "Kommunen eier den.", WhyOver.ANSWERED)
    assert again(enquiry).state == State.HANDLING
    assert "Politiet har svart" in titles(enquiry)


def test_the_last_day_counts_and_the_day_after_it_is_ours_again(enquiry, asked, now):
    assert end_expired(now.replace(day=20, hour=22)) == 0
    after = now.replace(day=21)
    assert (end_expired(after), end_expired(after)) == (1, 0)
    asked.refresh_from_db()
    assert (asked.email, asked.why_over, again(enquiry).state) == ("", WhyOver.EXPIRED, State.HANDLING)
    assert "Politiet svarte ikke i tide" in titles(enquiry)


def test_too_late_is_too_late_also_where_no_round_has_come(asked, now):
    assert not take_answer(asked, "Kommunen.", uuid4(), now=now.replace(day=21))


@pytest.mark.parametrize("how", ["go on", "answer"])
def test_where_we_go_on_ourselves_nobody_is_asked_any_longer(enquiry, asked, member, now, how):
    if how == "answer":
        answer(enquiry, "Kommunen.", Became(Outcome.INFORMED), by=member, now=now)
    else:
        go_on(enquiry, by=member, now=now)
    asked.refresh_from_db()
    assert (asked.email, asked.why_over) == ("", WhyOver.TAKEN_BACK)
    assert not take_answer(asked, "For sent", uuid4(), now=now)


def test_the_database_keeps_no_address_of_what_is_over(asked, now):
    with pytest.raises(IntegrityError), transaction.atomic():
        Forwarding.objects.update(over_at=now, why_over=WhyOver.EXPIRED)


def test_one_who_waits_is_not_forwarded_once_more(enquiry, asked, member, now):
    with pytest.raises(RefusedMove):
        forward(enquiry, "Igjen", ASKED, by=member, now=now)
    assert asked.enquiry.messages.count() == 1


def test_both_letters_are_shown_before_they_are_sent(enquiry, send):
    shown = send("preview").content.decode()
    assert "Hvem eier veien?" in shown
    assert "Vi har spurt politiet." in shown
    assert not Forwarding.objects.exists()
    send()
    assert Forwarding.objects.get().question == "Hvem eier veien?"


@pytest.mark.parametrize(
    "typed",
    [
        {"question": "Spør nabo@epost.example"},
        {"question": "Fødselsnummeret er 27905113440."},
        {"expected_on": "2099-01-01"},
        {"expected_on": "2026-01-01"},
        {"email": ""},
    ],
)
def test_who_asked_us_never_goes_along_and_a_link_lives_thirty_days(enquiry, send, typed):
    assert send(**typed, judged="Det er avtalt").status_code == 422
    assert not Forwarding.objects.exists()


def test_a_day_beyond_thirty_is_refused(send):
    far = date.today() + timedelta(days=31)  # noqa: DTZ011
    assert send(expected_on=far.isoformat()).status_code == 422


def test_the_neighbours_own_words_are_not_there_to_begin_with(enquiry, browse, leader):
    page = browse(leader).get(f"{enquiry.get_absolute_url()}andre/").content.decode()
    assert enquiry.text not in page.partition("<h2>Alt som er sagt")[0]
