"""Saying something without an account: danger first, one short page, a receipt, and a secret to follow it with."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from nabodialog.listening.handling import Became, answer, ask
from nabodialog.listening.models import Enquiry, EnquiryContact, Outcome, Solved
from nabodialog.listening.states import State
from nabodialog.neighbours.enquiry_forms import WriteForm
from nabodialog.projects.publishing import publish, withdraw

from .conftest import form_key

START = "/nordvik/fjellveien/si-din-mening/"
WRITE = f"{START}skriv/"


@pytest.fixture(autouse=True)
def _fresh(db):
    cache.clear()


@pytest.fixture
def page(ready, leader):
    ready.influence_items.create(subject="Hvor gangveien går")
    publish(ready, by=leader, now=timezone.now())
    return WRITE


@pytest.fixture
def send(page, client):
    """The form, filled in as on the page that was opened."""

    def send(key="", **typed):
        facts = {"form_key": key or form_key(client, page), "kind": "question", "text": "Når begynner dere?"}
        return client.post(page, facts | typed)

    return send


@pytest.fixture
def enquiry(send):
    send(email="nabo@epost.example")
    return Enquiry.objects.get()


@pytest.fixture
def own(enquiry):
    return f"/henvendelse/{enquiry.code}/{enquiry.secret}/"


def words(response):
    return response.content.decode()


def told(response):
    """What the button of a page that asks once more says was told."""
    return re.search(r'name="told" value="(\w+)"', words(response))[1]


def test_danger_is_asked_first_and_a_yes_shows_numbers_and_no_form(page, client, project):
    first = words(client.get(START))
    assert first.index("Er det fare for liv, helse eller verdier nå?") < first.index("Nei, gå videre")
    numbers = words(client.post(START))
    assert all(f'href="tel:{each}"' in numbers for each in ("110", "112", "113", "02800", "116117"))
    assert "nød-SMS" in numbers
    assert "<textarea" not in numbers
    assert (project.emergency_counts.get().number, Enquiry.objects.count()) == (1, 0)


def test_whoever_is_in_danger_needs_no_cookie(page, project):
    assert Client(enforce_csrf_checks=True).post(START).status_code == 200
    assert project.emergency_counts.get().number == 1


def test_only_published_projects_are_spoken_to(page, client, project, leader):
    withdraw(project, by=leader)
    assert {client.get(START).status_code, client.get(WRITE).status_code, client.post(WRITE).status_code} == {404}


def test_what_is_public_is_told_before_one_writes_and_what_can_be_influenced_stands_beside(page, client):
    text = words(client.get(page))
    assert text.index("som regel offentlig") < text.index("<textarea")
    assert "Hvor gangveien går" in text


def test_a_receipt_has_code_secret_the_promised_day_and_why(send):
    response = send()
    made, text = Enquiry.objects.get(), words(response)
    assert response.status_code == 201
    assert made.readable_code in text
    assert made.readable_secret in text
    assert "5 virkedager fra" in text
    assert "no-store" in response["Cache-Control"]
    assert not EnquiryContact.objects.exists()


def test_a_form_that_is_sent_twice_is_one_enquiry(send, client, page):
    key = form_key(client, page)
    assert words(send(key)).count(Enquiry.objects.get().readable_code) == words(send(key)).count(
        Enquiry.objects.get().readable_code
    )
    assert Enquiry.objects.count() == 1


def test_all_that_was_said_is_kept(send, project):
    item = project.influence_items.get()
    send(kind="input", about=item.pk, name="En nabo", email="Nabo@Epost.example", phone="22 22 22 22")
    made = Enquiry.objects.get()
    assert (made.kind, made.influence_item, made.language) == ("input", item, "nb")
    assert (made.contact.name, made.contact.email, made.contact.phone) == (
        "En nabo",
        "nabo@epost.example",
        "22 22 22 22",
    )


def test_a_name_that_cannot_be_reached_is_asked_about_and_the_text_stays(send):
    response = send(name="En nabo")
    assert response.status_code == 422
    assert "Når begynner dere?" in words(response)
    assert Enquiry.objects.count() == 0


@pytest.mark.parametrize("text", ["Ring meg på 412 34 567", "Kari Nordmann i huset ved siden av er syk"])
def test_what_belongs_to_others_is_pointed_out_once_and_may_be_sent(send, text):
    first = send(text=text)
    assert (first.status_code, Enquiry.objects.count()) == (422, 0)
    assert "Send likevel" in words(first)
    assert send(text=text, told=told(first)).status_code == 201


def test_what_is_found_anew_is_told_too(send):
    first = send(text="Ring meg på 412 34 567")
    again = send(text="Ring meg på 412 34 567 eller 913 45 678", told=told(first))
    assert (again.status_code, Enquiry.objects.count()) == (422, 0)


def test_words_of_danger_ask_once_more_with_the_numbers_and_put_it_on_top(send):
    first = send(text="Det brenner i containeren")
    assert 'href="tel:110"' in words(first)
    assert "Ingen er i fare nå. Send" in words(first)
    assert send(text="Det brenner i containeren", told=told(first)).status_code == 201
    assert Enquiry.objects.get().maybe_urgent


def test_what_the_law_has_another_way_for_is_told_where_it_must_go(send):
    response = send(kind="formal", text="Jeg klager på vedtaket")
    assert response.status_code == 422
    assert "fattet vedtaket" in words(response)
    assert Enquiry.objects.count() == 0


def test_it_is_recognised_in_the_text_as_well(send):
    text = "Dette er en merknad til nabovarselet"
    first = send(text=text)
    assert "sendte deg varselet" in words(first)
    assert send(text=text, told=told(first)).status_code == 201


def test_a_machine_that_is_too_quick_sends_nothing(send, settings):
    settings.SHORTEST_WRITING = timedelta(seconds=3)
    assert "Det gikk veldig fort" in words(send())
    assert "Form key" not in words(send())  # what nobody sees has no name to be told by
    assert Enquiry.objects.count() == 0


JUNK = [{"website": "http://a.example"}, {"form_key": "0:0:0"}, {"kind": "formal"}, {"text": ""}]


def test_a_thousand_that_are_junk_tell_nobody_and_stand_in_nobodys_way(send, client, page):
    """Each meets the form, and one in nine the whole way to it."""
    facts = {"form_key": form_key(client, page), "kind": "question", "text": "Hei", "email": "nabo@epost.example"}
    junk = [facts | JUNK[each % len(JUNK)] for each in range(1000)]
    assert not any(WriteForm((), each).is_valid() for each in junk)
    assert {client.post(page, each).status_code for each in junk[::9]} == {422}
    assert not Enquiry.objects.exists()
    assert not EnquiryContact.objects.untold().exists()
    assert client.post(page, facts).status_code == 201


def test_a_key_that_we_did_not_sign_opens_nothing(send):
    assert send("0" * 8 + "-0000-0000-0000-" + "0" * 12).status_code == 422


def test_a_block_of_flats_gets_through_and_one_address_is_not_pestered(send):
    answers = [send(email=f"nabo{each}@epost.example").status_code for each in range(40)]
    assert set(answers) == {201}
    same = [send(email="nabo@epost.example") for _each in range(6)]
    assert [each.status_code for each in same] == [201] * 5 + [422]
    assert "Når begynner dere?" in words(same[-1])


def test_code_and_secret_lead_to_ones_own(enquiry, own, client):
    response = client.post("/henvendelse/", {"code": enquiry.readable_code.lower(), "secret": enquiry.readable_secret})
    assert response["Location"] == own
    assert "Vi har fått henvendelsen din." in words(client.get(own))


def test_wrong_and_unknown_are_answered_alike_and_soon_stopped(enquiry, client):
    wrong = client.post("/henvendelse/", {"code": enquiry.code, "secret": "A" * 12})
    unknown = client.post("/henvendelse/", {"code": "A" * 8, "secret": "A" * 12})
    hide = re.compile(r'value="[^"]*"')
    assert hide.sub("", words(wrong)) == hide.sub("", words(unknown))
    codes = [client.get(f"/henvendelse/{enquiry.code}/feil/").status_code for _each in range(30)]
    assert set(codes) == {404, 429}


def written(send, *emails):
    return [send(email=email).status_code for email in emails]


def test_one_address_is_not_pestered_with_receipts_however_it_is_written(send):
    assert written(send, *["nabo@epost.example", "NABO@epost.example"] * 3) == [201] * 5 + [422]


def test_whoever_uses_up_anothers_address_keeps_nobody_from_writing(send):
    written(send, *["nabo@epost.example"] * 6)
    assert written(send, "") == [201]


def test_one_place_cannot_write_without_end(send, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "enquiry": "2/h/ip"}
    assert written(send, "", "", "") == [201, 201, 422]


def test_one_writes_more_once_and_answers_what_was_asked(enquiry, own, client, member):
    ask(enquiry, "Hvilken gate?", by=member, now=timezone.now())
    page = words(client.get(own))
    assert "Hvilken gate?" in page
    facts = {"form_key": form_key(client, own), "text": "Den øverste"}
    assert [client.post(f"{own}mer/", facts).status_code for _each in range(2)] == [302, 302]
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.messages.filter(text="Den øverste").count()) == (State.HANDLING, 1)


def answered(enquiry, member, text="I mai."):
    answer(enquiry, text, Became(Outcome.INFORMED), by=member, now=timezone.now())


def say(client, own, solved, text=""):
    client.post(f"{own}lost/", {"form_key": form_key(client, own), "solved": solved, "text": text})


@pytest.mark.parametrize(
    ("solved", "text", "state"),
    [
        ("yes", "", State.ANSWERED),
        ("partly", "", State.ANSWERED),
        ("no", "", State.REOPENED),
        ("yes", "Men når?", State.REOPENED),
    ],
)
def test_after_an_answer_one_is_asked_and_a_no_or_a_text_opens_it_again(
    enquiry, own, client, member, solved, text, state
):
    answered(enquiry, member)
    say(client, own, solved, text)
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.verdicts.get().solved) == (state, solved)
    assert "Ble det løst?" not in words(client.get(own))


def test_a_second_no_tells_how_to_complain_and_goes_to_another(enquiry, own, client, leader, member):
    Enquiry.objects.filter(pk=enquiry.pk).update(owner=member, deputy=leader)
    for _time in range(2):
        answered(enquiry, member)
        say(client, own, Solved.NO)
    enquiry.refresh_from_db()
    assert (enquiry.owner, enquiry.deputy) == (leader, member)
    assert "Sivilombudet" in words(client.get(own))


def test_looking_changes_nothing(enquiry, own, client):
    before = list(Enquiry.objects.values())
    for _time in range(2):
        client.get(own)
    assert list(Enquiry.objects.values()) == before
    assert {client.get(f"{own}{each}/").status_code for each in ("mer", "lost")} == {405}


def test_what_was_written_is_read_by_its_writer_also_when_the_page_is_gone(enquiry, own, client, project, leader):
    withdraw(project, by=leader)
    page = words(client.get(own))
    assert "Når begynner dere?" in page
    assert project.name not in page


@pytest.mark.parametrize(("language", "word"), [("nn", "Takk. Vi har fått det"), ("en", "Thank you")])
def test_the_receipt_is_in_the_language_one_wrote_in(page, client, language, word):
    key = form_key(client, f"/{language}{page}")
    response = client.post(f"/{language}{page}", {"form_key": key, "kind": "question", "text": "Hei"})
    assert word in words(response)
    assert Enquiry.objects.get().language == language
