"""What those who wrote to us are told by e-mail: each thing once, and never their own words."""

from datetime import UTC, datetime, time
from uuid import uuid4

import pytest

from nabodialog.listening.handling import Became, add_more, answer, ask, write_note
from nabodialog.listening.models import Enquiry, Means, Message, Outcome
from nabodialog.listening.receiving import Said, receive
from nabodialog.people.models import ContactPoint, OpeningHours
from nabodialog.post.enquiry_telling import tell_enquiries
from nabodialog.post.models import Mail, Told
from nabodialog.post.sending import send_due

NOW = datetime(2026, 3, 2, 22, tzinfo=UTC)
OWN = "Hva med lekeplassen?"


@pytest.fixture
def contact(municipality):
    point = {"phone": "22 22 22 22", "email": "nabo@nordvik.example", "deputy_phone": "22 22 22 23"}
    made = ContactPoint.objects.create(municipality=municipality, name="Nabokontakten", deputy_name="Vakta", **point)
    OpeningHours.objects.create(contact_point=made, weekday=1, opens=time(9), closes=time(15))
    return made


@pytest.fixture
def ask_us(project, contact):
    def ask_us(email="nabo@epost.example", language="nb"):
        said = Said(OWN, form_key=uuid4(), email=email, phone="" if email else "22 22 22 24", language=language)
        return receive(project, said, now=NOW)

    return ask_us


def letters():
    return list(Mail.objects.order_by("pk"))


def test_a_receipt_has_the_link_the_promised_day_and_when_we_open_and_none_of_their_own_words(ask_us):
    enquiry = ask_us()
    assert (tell_enquiries(NOW), tell_enquiries(NOW)) == (1, 0)
    [mail] = letters()
    assert mail.subject == f"Vi har fått henvendelsen din ({enquiry.readable_code})"
    assert f"/henvendelse/{enquiry.code}/{enquiry.secret}/" in mail.text
    assert "senest 9. mars 2026. 5 virkedager fra mandag 2. mars 2026." in mail.text
    assert "Det er stengt nå. Vi åpner igjen tirsdag 3. mars kl. 09.00." in mail.text
    assert OWN not in mail.text + mail.page + mail.subject
    assert (mail.recipient, mail.reply_to) == ("nabo@epost.example", "nabo@nordvik.example")


def test_what_we_ask_and_answer_is_told_once_and_notes_and_their_own_words_never(ask_us, member):
    enquiry = ask_us()
    ask(enquiry, "Hvilken?", by=member, now=NOW)
    write_note(enquiry, "Ringte vaktmesteren", by=member, now=NOW)
    add_more(enquiry, "Den store", uuid4(), now=NOW)
    answer(enquiry, "Den blir der.", Became(Outcome.INFORMED), by=member, now=NOW)
    assert (tell_enquiries(NOW), tell_enquiries(NOW)) == (3, 0)
    assert [mail.name for mail in letters()] == [Told.ENQUIRY_RECEIPT, Told.ENQUIRY_QUESTION, Told.ENQUIRY_ANSWER]
    everything = "".join(mail.text for mail in letters())
    assert "Hvilken?" in everything
    assert "Den blir der." in everything
    assert "vaktmesteren" not in everything
    assert "Den store" not in everything
    assert not Message.objects.untold().exists()


def test_where_there_is_no_address_nothing_is_sent_and_nothing_is_called_told(ask_us, member):
    enquiry = ask_us(email="")
    answer(enquiry, "Den blir der.", Became(Outcome.INFORMED), by=member, now=NOW)
    assert (tell_enquiries(NOW), letters()) == (0, [])
    assert Message.objects.untold().exists()


@pytest.mark.parametrize(
    ("language", "words"),
    [("nn", "5 verkedagar frå måndag"), ("en", "5 working days from monday"), ("se", "5 virkedager fra mandag")],
)
def test_letters_are_in_the_language_one_wrote_in(ask_us, language, words):
    ask_us(language=language)
    tell_enquiries(NOW)
    assert words in letters()[0].text


def test_two_workers_send_one_letter(ask_us, member):
    enquiry = ask_us()
    answer(enquiry, "Den blir der.", Became(Outcome.INFORMED), by=member, now=NOW)
    tell_enquiries(NOW)
    Message.objects.update(told_at=None)
    tell_enquiries(NOW)
    assert Mail.objects.filter(name=Told.ENQUIRY_ANSWER).count() == 1


@pytest.mark.parametrize("before", ["refused", "came back"])
def test_an_answer_that_cannot_arrive_stands_as_untold_and_is_told_another_way(before, ask_us, member, postbox):
    enquiry = ask_us()
    tell_enquiries(NOW)
    send_due(NOW)
    answer(enquiry, "Den blir der.", Became(Outcome.INFORMED), by=member, now=NOW)
    tell_enquiries(NOW)
    if before == "refused":
        postbox.at_recipient = "550 5.1.1 unknown"
    else:
        Mail.objects.get(name=Told.ENQUIRY_RECEIPT).note_bounce(NOW)
    assert send_due(NOW) == 1
    assert Message.objects.get().told_at is None
    assert Enquiry.objects.get().means == Means.FAILING
    assert tell_enquiries(NOW) == 0
