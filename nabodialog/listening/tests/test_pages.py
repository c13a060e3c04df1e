"""The staff's pages: who sees what neighbours said, and how they answer."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.listening.handling import Became, add_more, answer
from nabodialog.listening.models import Enquiry, Means, Outcome
from nabodialog.listening.receiving import Said, receive
from nabodialog.listening.states import State

ANSWER = {"text": "Vi begynner i mai.", "outcome": Outcome.INFORMED, "reason": ""}


@pytest.fixture
def send(browse, leader):
    """One press of a button on one of the enquiry's pages."""

    def press(enquiry, page, step="send", by=leader, **typed):
        client, url = browse(by), f"{enquiry.get_absolute_url()}{page}/"
        hidden = dict(re.findall(r'name="(form_key|heard)" value="([^"]*)"', client.get(url).content.decode()))
        return client.post(url, {**hidden, "step": step, **typed})

    return press


def again(enquiry):
    return Enquiry.objects.get(pk=enquiry.pk)


def test_the_most_urgent_stands_first(project, browse, leader, now):
    receive(project, Said("Den andre"), now=now + timedelta(days=2))
    receive(project, Said("Den første"), now=now)
    receive(project, Said("Fare", maybe_urgent=True), now=now + timedelta(days=9))
    page = browse(leader).get("/arbeid/nordvik/fjellveien/henvendelser/").content.decode()
    assert page.index("Fare") < page.index("Den første") < page.index("Den andre")


@pytest.mark.parametrize(("shown", "found"), [("", True), ("avsluttet", False), ("mine", True), ("tull", True)])
def test_the_list_shows_what_is_asked_for(enquiry, browse, leader, shown, found):
    page = browse(leader).get(f"/arbeid/nordvik/fjellveien/henvendelser/?vis={shown}").content.decode()
    assert (enquiry.text in page) is found


def test_a_call_is_written_down_in_one_go(project, browse, member):
    key, url = str(uuid4()), "/arbeid/nordvik/fjellveien/henvendelser/ny/"
    typed = {"channel": "phone", "kind": "concern", "text": "Det bråker", "promised": "Å ringe i morgen"}
    for _time in range(2):
        page = browse(member).post(url, typed | {"form_key": key}).content.decode()
    made = project.enquiries.get()
    assert (made.registered_by, made.means, made.messages.get().text) == (member, Means.CODE, "Lovet: Å ringe i morgen")
    assert made.secret in page


def test_what_is_sent_is_what_was_shown(enquiry, send):
    shown = send(enquiry, "svar", "preview", **ANSWER).content.decode()
    assert "<p>Vi begynner i mai.</p>" in shown
    assert str(Means.EMAIL.label) in shown
    assert again(enquiry).state == State.RECEIVED
    send(enquiry, "svar", **ANSWER)
    assert (again(enquiry).state, enquiry.messages.get().text) == (State.ANSWERED, "Vi begynner i mai.")


def test_what_the_answer_promises_is_written_down_with_the_answer_as_its_source(enquiry, send, browse, leader, project):
    promising = ANSWER | {"text": "Takk. Vi skal sette opp lys."}
    shown = send(enquiry, "svar", "preview", **promising).text
    assert "Er dette et løfte?" in shown
    assert "<q>Vi skal sette opp lys.</q>" in shown
    sent = send(enquiry, "svar", "promise", **promising)
    words = browse(leader).get(sent["Location"]).context["form"]["words"].value()
    facts = {"words": words, "promised_on": "2026-03-02", "due_on": "2099-03-02", "unit": "weeks", "revision": 1}
    assert "Er dette et løfte?" in browse(leader).get(enquiry.get_absolute_url()).text
    given = browse(leader).post(sent["Location"], facts)
    assert given.status_code == 302, given.context["form"].errors
    made = project.promises.get()
    assert (made.words, made.message) == ("Vi skal sette opp lys.", enquiry.messages.get())
    assert "Er dette et løfte?" not in browse(leader).get(enquiry.get_absolute_url()).text


def test_who_may_not_promise_is_not_asked(enquiry, send, project, member):
    project.mandates.create(title="Nabokontakt", responsibility="Svarer", person=member, may_answer=True)
    promising = ANSWER | {"text": "Takk. Vi skal sette opp lys."}
    assert "Er dette et løfte?" not in send(enquiry, "svar", "preview", by=member, **promising).text
    assert send(enquiry, "svar", "promise", by=member, **promising)["Location"] == enquiry.get_absolute_url()


def test_a_no_needs_a_reason(enquiry, send):
    response = send(enquiry, "svar", **ANSWER | {"outcome": Outcome.CANNOT})
    assert (response.status_code, again(enquiry).state) == (422, State.RECEIVED)


def test_the_guard_reads_the_answer(enquiry, send, leader):
    possible = ANSWER | {"text": "Vi har snakket med dem i 2. etasje."}
    assert send(enquiry, "svar", **possible).status_code == 422
    send(enquiry, "svar", **possible, judged="Det er avtalt")
    assert Event.objects.about(enquiry).filter(verb=Verb.JUDGED).exists()


def test_a_field_that_is_refused_still_says_what_it_is(enquiry, send):
    refused = send(enquiry, "svar", **ANSWER | {"text": "Fødselsnummeret er 27905113440."}).content.decode()
    assert re.search(r'for="id_text">\s*Svaret', refused)


def test_what_is_certain_never_leaves(enquiry, send):
    certain = ANSWER | {"text": "Fødselsnummeret er 27905113440.", "judged": "Det er avtalt"}
    assert (send(enquiry, "svar", **certain).status_code, again(enquiry).state) == (422, State.RECEIVED)


def test_who_comes_second_is_told_so_and_loses_nothing(enquiry, browse, leader, now, send):
    page = browse(leader).get(f"{enquiry.get_absolute_url()}svar/").content.decode()
    hidden = dict(re.findall(r'name="(form_key|heard)" value="([^"]*)"', page))
    answer(enquiry, "I mai.", Became(Outcome.INFORMED), by=leader, now=now)
    late = browse(leader).post(f"{enquiry.get_absolute_url()}svar/", {**hidden, "step": "send", **ANSWER})
    assert late.status_code == 409
    assert "Vi begynner i mai." in late.content.decode()
    assert enquiry.messages.count() == 1


def test_who_has_not_read_all_is_shown_it_first(enquiry, browse, leader, now):
    url = f"{enquiry.get_absolute_url()}svar/"
    hidden = dict(re.findall(r'name="(form_key|heard)" value="([^"]*)"', browse(leader).get(url).content.decode()))
    add_more(enquiry, "Og hvem bestemmer?", uuid4(), now=now)
    late = browse(leader).post(url, {**hidden, "step": "send", **ANSWER})
    assert (late.status_code, again(enquiry).state) == (409, State.RECEIVED)
    assert "Og hvem bestemmer?" in late.content.decode()


def test_to_answer_takes_a_mandate(project, enquiry, browse, member):
    url = f"{enquiry.get_absolute_url()}svar/"
    assert browse(member).get(url).status_code == 403
    project.mandates.create(title="Nabokontakt", responsibility="Svarer", person=member, may_answer=True)
    assert browse(member).get(url).status_code == 200


def test_each_look_at_how_a_neighbour_is_reached_is_recorded(enquiry, browse, leader):
    assert "nabo@epost.example" not in browse(leader).get(enquiry.get_absolute_url()).content.decode()
    shown = browse(leader).post(f"{enquiry.get_absolute_url()}kontakt/").content.decode()
    assert "nabo@epost.example" in shown
    assert Event.objects.about(enquiry).filter(verb=Verb.SAW, by=leader).count() == 1
