"""The pen: mail that belongs to no enquiry yet waits in sight until one of us has handled it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.listening.handling import Became, answer
from nabodialog.listening.mailing import Arrived, Thread, keep_mail, make_enquiry, set_aside
from nabodialog.listening.models import IncomingMail, MailKind, Outcome
from nabodialog.listening.quoting import is_only_thanks, own_and_quoted
from nabodialog.listening.states import State
from nabodialog.people.models import Municipality

PEN = "/arbeid/nordvik/innboks/"


@pytest.fixture
def put(municipality, now):
    def put(text="Når begynner dere?", thread=None, at=now, **facts):
        sender = {"sender": "nabo@epost.example", "sender_name": "En nabo", "subject": "Hei", "received_at": at}
        arrived = Arrived(uuid4().hex, b"From: nabo@epost.example\r\n\r\nKilden", text=text, **sender | facts)
        return keep_mail(municipality, arrived, thread or Thread(), now=at)

    return put


def test_what_may_be_danger_stands_first_then_the_oldest(put, browse, leader, now):
    put("Den andre", subject="Den andre", at=now + timedelta(hours=1))
    put("Den første", subject="Den første")
    put("Kniv", subject="Fare", maybe_urgent=True, at=now + timedelta(hours=2))
    page = browse(leader).get(PEN).text
    assert page.index("Fare") < page.index("Den første") < page.index("Den andre")


def test_a_mail_becomes_an_enquiry_that_is_counted_from_when_it_came(put, project, browse, leader, now):
    mail = put("Det er mørkt", maybe_urgent=True)
    browse(leader).post(f"{PEN}{mail.pk}/henvendelse/", {"project": project.pk, "kind": "concern"})
    made = project.enquiries.get()
    assert (made.text, made.kind, made.channel, made.received_at) == ("Hei\n\nDet er mørkt", "concern", "email", now)
    assert (made.maybe_urgent, made.contact.email, made.contact.told_at) == (True, "nabo@epost.example", None)
    mail.refresh_from_db()
    assert (mail.enquiry, mail.settled_by) == (made, leader)
    assert Event.objects.about(made).filter(verb=Verb.REGISTERED, by=leader).exists()


@pytest.mark.parametrize(
    ("subject", "text", "becomes"),
    [
        ("Hull i Fjellveien 12", "Det er dypt.", "Hull i Fjellveien 12\n\nDet er dypt."),
        ("SV: Re: Fwd: Hull i veien", "Det er dypt.", "Hull i veien\n\nDet er dypt."),
        ("Re:", "Det er dypt.", "Det er dypt."),
        ("Hull i veien", "Hull i veien, og dypt.", "Hull i veien, og dypt."),
        ("Resten av veien", "", "Resten av veien"),
        ("", "", "E-post uten tekst. Se vedleggene i postkassen."),
    ],
)
def test_what_the_subject_says_is_not_lost(put, project, leader, now, subject, text, becomes):
    made = make_enquiry(put(text, subject=subject), project, "question", by=leader, now=now)
    assert (made.text, made.first_words) == (becomes, becomes)


def test_a_mail_without_words_is_said_so_in_the_municipalitys_language(put, project, leader, now):
    Municipality.objects.update(language="nn")
    made = make_enquiry(put("", subject=""), project, "question", by=leader, now=now)
    assert made.text == "E-post utan tekst. Sjå vedlegga i postkassa."


def test_only_what_is_erased_is_called_so(enquiry, now):
    enquiry.text = ""
    assert enquiry.first_words == "E-post uten tekst. Se vedleggene i postkassen."
    enquiry.erased_at = now
    assert enquiry.first_words == "Teksten er slettet"


def test_a_mail_is_tied_to_an_enquiry_with_a_code_as_people_type_it(put, enquiry, browse, leader):
    mail = put("Den store", quoted="> Hvilken?")
    browse(leader).post(f"{PEN}{mail.pk}/knytt/", {"code": enquiry.readable_code.lower()})
    assert enquiry.messages.get().text == "Hei\n\nDen store"  # the subject too, which may be all that says where
    page = browse(leader).get(enquiry.get_absolute_url()).text
    assert "Det naboen svarte på" in page
    assert "&gt; Hvilken?" in page


def test_a_code_that_does_not_exist_is_refused(put, browse, leader, project):
    mail = put()
    assert browse(leader).post(f"{PEN}{mail.pk}/knytt/", {"code": "ABCD2345"}).status_code == 422


def test_what_is_set_aside_says_why(put, browse, leader):
    mail = put()
    browse(leader).post(f"{PEN}{mail.pk}/legg-bort/", {"reason": "Reklame"})
    assert "Reklame" in browse(leader).get(f"{PEN}{mail.pk}/").text
    assert "Ingen e-post venter" in browse(leader).get(PEN).text
    assert "Hei" in browse(leader).get(f"{PEN}?vis=behandlet").text


@pytest.mark.parametrize("deed", ["henvendelse", "knytt", "legg-bort"])
def test_who_comes_second_is_told_so_and_nothing_is_done(put, enquiry, project, browse, leader, now, deed):
    mail = put()
    set_aside(mail, "Reklame", by=leader, now=now)
    typed = {"project": project.pk, "kind": "question", "code": enquiry.code, "reason": "Annet"}
    response = browse(leader).post(f"{PEN}{mail.pk}/{deed}/", typed)
    assert (response.status_code, project.enquiries.count(), enquiry.messages.count()) == (409, 1, 0)
    mail.refresh_from_db()
    assert mail.aside_reason == "Reklame"


def test_who_wrote_is_shown_when_somebody_asks_and_history_tells(put, browse, leader):
    mail = put()
    assert "nabo@epost.example" not in browse(leader).get(f"{PEN}{mail.pk}/").text
    shown = browse(leader).post(f"{PEN}{mail.pk}/avsender/").text
    assert "nabo@epost.example" in shown
    assert "Kilden" in shown
    assert Event.objects.about(mail).filter(verb=Verb.SAW, by=leader).count() == 1


def test_whoever_may_answer_in_a_project_may_sort_mail_for_it(put, project, browse, member):
    mail = put()
    assert browse(member).get(PEN).status_code == 403
    project.mandates.create(title="Nabokontakt", responsibility="Svarer", person=member, may_answer=True)
    assert browse(member).get(PEN).status_code == 200
    assert project.name in browse(member).get(f"{PEN}{mail.pk}/henvendelse/").text


def test_another_municipalitys_mail_is_not_there(put, browse, outsider):
    mail = put()
    assert browse(outsider).get(f"/arbeid/sordal/innboks/{mail.pk}/").status_code == 404


def test_what_machines_send_waits_for_nobody(put, browse, leader):
    put(kind=MailKind.AUTOMATIC, subject="Fravær")
    assert "Fravær" not in browse(leader).get(PEN).text
    assert "Fravær" in browse(leader).get(f"{PEN}?vis=maskiner").text


def test_no_machine_adds_to_an_enquiry(put, enquiry):
    mail = put(thread=Thread(enquiry), kind=MailKind.AUTOMATIC)
    assert (mail.enquiry, mail.suggestion, enquiry.messages.count()) == (None, enquiry, 0)


def test_the_same_mail_twice_is_one(municipality, now):
    arrived = Arrived("a" * 64, b"Hei", text="Hei")
    keep_mail(municipality, arrived, Thread(), now=now)
    assert keep_mail(municipality, arrived, Thread(), now=now) is None
    assert IncomingMail.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Ja\n\nOn Mon, 2 Mar 2026, Nordvik wrote:\n> Hei", "Ja"),
        ("Ja\n\nFra: Nordvik\nSendt: mandag\nTil: meg\n\nHei", "Ja"),
        ("Ja\n--- Opprinnelig melding ---\nHei", "Ja"),
        ("> Når?\nI mai\n> Hvor?\nVed elva", "I mai\nVed elva"),
        ("> Bare sitat", "> Bare sitat"),
        ("Den skrev vi under på i fjor:\nalle sammen", "Den skrev vi under på i fjor:\nalle sammen"),
    ],
)
def test_own_words_stand_apart_from_what_was_answered_to(text, own):
    found, quoted = own_and_quoted(text)
    assert found == own
    assert sorted(f"{found}\n{quoted}".split()) == sorted(text.split())


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Takk!", True),
        ("Tusen takk for hjelpen\nHilsen Kari", True),
        ("Tusen takk!\n\nMed vennlig hilsen\n\nKari Nordmann\nFjellveien 3\n\nSendt fra min iPhone", True),
        ("takk for svar\nmvh.\nkari", True),
        ("Takk for svaret.\n-- \nKari", True),
        ("Takk for svaret.\n\nHilsen Kari\n\nPS: Gjerdet er fortsatt borte, og barna faller ned i grøfta.", False),
        ("Takk for svaret.\n\nMvh\nKari\nGjerdet er borte", False),
        ("Takk for svaret.\nHilsen Kari. Gjerdet er borte", False),
        ("Takk.\n-- og gjerdet er fortsatt borte", False),
        ("Takk.\nSendt fra min iPhone\nGjerdet er borte", False),
        ("Takk?", False),
        ("Takk for ingenting", False),
        ("", False),
    ],
)
def test_mere_thanks_are_known_from_more(text, only):
    assert is_only_thanks(text) is only


def test_thanks_with_a_word_of_danger_start_the_clock(put, enquiry, leader, now):
    answer(enquiry, "I mai.", Became(Outcome.INFORMED), by=leader, now=now)
    put("Takk!\nHilsen Kari\nBrann", thread=Thread(enquiry), maybe_urgent=True)
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.maybe_urgent) == (State.REOPENED, True)


def test_a_partner_who_answers_sees_the_words_and_no_way_to_the_municipalitys_mail(put, enquiry, browse, partner):
    enquiry.project.mandates.create(title="Svarer", responsibility="Svarer", person=partner, may_answer=True)
    mail = put("Den store", thread=Thread(enquiry))
    page = browse(partner).get(enquiry.get_absolute_url()).text
    assert "Den store" in page
    assert f"{PEN}{mail.pk}/" not in page
    assert browse(partner).get(f"{PEN}{mail.pk}/").status_code == 404
