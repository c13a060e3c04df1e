"""What a municipality decides of its answers: how soon, on which days not, and with which words to begin."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from nabodialog.history.models import Event, Verb
from nabodialog.listening.models import Enquiry, ServicePromise
from nabodialog.listening.receiving import Said, receive
from nabodialog.people.working_days import next_working_day

ANSWER_TIME = "/arbeid/nordvik/svartid/"


@pytest.fixture
def fresh(project):
    """Said today."""
    return receive(project, Said("Når begynner dere å bygge?"), now=now())


def test_a_new_promise_holds_for_what_comes(fresh, project, browse, administrator):
    browse(administrator).post(ANSWER_TIME, {"days": 3})
    assert ServicePromise.objects.get().days == 3
    assert (receive(project, Said("Hei"), now=now()).promised_days, fresh.promised_days) == (3, 5)


def test_a_closed_day_moves_what_is_promised_and_says_how_many(fresh, browse, administrator):
    closed = next_working_day(localdate() + timedelta(days=1))
    typed = {"on": closed.isoformat(), "reason": "plandag"}
    page = browse(administrator).post(f"{ANSWER_TIME}stengt/", typed, follow=True).text
    assert "Én lovet dato er flyttet." in page
    assert Enquiry.objects.get(pk=fresh.pk).due_on > fresh.due_on


def test_open_after_all_moves_it_back(fresh, municipality, browse, administrator):
    closed = next_working_day(localdate() + timedelta(days=1))
    browse(administrator).post(f"{ANSWER_TIME}stengt/", {"on": closed.isoformat(), "reason": "plandag"})
    browse(administrator).post(f"{ANSWER_TIME}stengt/{municipality.closed_days.get().pk}/fjern/")
    assert Enquiry.objects.get(pk=fresh.pk).due_on == fresh.due_on


def test_the_same_day_cannot_be_closed_twice(municipality, browse, administrator):
    typed = {"on": localdate().isoformat(), "reason": "plandag"}
    answers = [browse(administrator).post(f"{ANSWER_TIME}stengt/", typed).status_code for _time in range(2)]
    assert (answers, municipality.closed_days.count()) == ([302, 422], 1)


def test_why_a_day_is_closed_is_read_by_neighbours_and_so_by_the_guard(municipality, browse, administrator):
    typed = {"on": localdate().isoformat(), "reason": "Ring heller 412 34 567"}
    refused = browse(administrator).post(f"{ANSWER_TIME}stengt/", typed)
    assert (refused.status_code, municipality.closed_days.count()) == (422, 0)
    browse(administrator).post(f"{ANSWER_TIME}stengt/", typed | {"judged": "Det er vakttelefonen"})
    assert Event.objects.filter(verb=Verb.JUDGED).get().details["reason"] == "Det er vakttelefonen"


def test_an_answer_begins_with_a_standard_text(enquiry, municipality, browse, leader):
    text = municipality.standard_texts.create(title="Når", text="Vi begynner når huset er ferdig tegnet.")
    page = browse(leader).get(f"{enquiry.get_absolute_url()}svar/?tekst={text.pk}").text
    assert f"{text.text}</textarea>" in page
