"""Which enquiry a mail belongs to: what only its reader knows adds to it, and what anyone may know only suggests."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from nabodialog.listening.handling import Became, answer, ask
from nabodialog.listening.models import IncomingMail, MessageKind, Outcome
from nabodialog.listening.receiving import Said, receive
from nabodialog.listening.states import State
from nabodialog.post.enquiry_telling import tell_enquiries
from nabodialog.post.fetching import fetch_mail
from nabodialog.post.models import Mail
from nabodialog.post.sending import message_of

from .mailbox import a_mail

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def enquiry(project):
    return receive(project, Said("Når begynner dere?", email="nabo@epost.example"), now=NOW)


@pytest.fixture
def bring(mailbox):
    """Sends a mail in, and tells what it became."""
    looks = iter(range(1, 100, 2))

    def bring(mail):
        mailbox.put(mail)
        fetch_mail(timezone.now() + timedelta(minutes=next(looks)))
        return IncomingMail.objects.last()

    return bring


def letter_about(enquiry):
    tell_enquiries(NOW)
    return message_of(Mail.objects.last()).extra_headers["Message-ID"]


@pytest.mark.parametrize("header", ["In_Reply_To", "References"])
def test_an_answer_to_our_letter_is_the_neighbours_word_in_the_enquiry(enquiry, member, bring, header):
    ask(enquiry, "Hvilken del?", by=member, now=NOW)
    mail = bring(a_mail("Den store.", **{header: f"<annen@epost.example> {letter_about(enquiry)}"}))
    enquiry.refresh_from_db()
    assert (mail.enquiry, mail.message.text, mail.message.kind) == (enquiry, "Den store.", MessageKind.ADDITION)
    assert (enquiry.state, mail.settled_by) == (State.HANDLING, None)


def test_the_link_from_a_letter_is_as_good(enquiry, bring):
    link = f"https://dialog.example/henvendelse/{enquiry.code}/{enquiry.secret}/"
    assert bring(a_mail(f"Den store.\n\n> Se henvendelsen din: {link}")).enquiry == enquiry


@pytest.mark.parametrize("sender", ["Kari <en.annen@epost.example>", "uten adresse"])
def test_an_answer_from_somebody_else_than_who_wrote_only_suggests(enquiry, bring, sender):
    mail = bring(a_mail("Hei", sender, References=letter_about(enquiry)))
    assert (mail.enquiry, mail.suggestion, enquiry.messages.count()) == (None, enquiry, 0)


def test_the_neighbour_is_known_however_the_address_is_written(enquiry, bring):
    enquiry.contact.email = "Nabo@Epost.example"
    enquiry.contact.save()
    assert bring(a_mail("Hei", References=letter_about(enquiry))).enquiry == enquiry


def test_a_neighbour_who_left_no_address_is_known_by_the_link_alone(project, bring):
    enquiry = receive(project, Said("Når begynner dere?"), now=NOW)
    assert bring(a_mail(f"/henvendelse/{enquiry.code}/{enquiry.secret}/")).enquiry == enquiry


def test_a_colleague_in_the_thread_is_not_the_neighbour(project, member, bring):
    contact = project.municipality.contact_points.create(name="Nabokontakten", email="kontakt@nordvik.example")
    enquiry = receive(project, Said("Når begynner dere?"), now=NOW)
    for ours in (member.email, contact.email):
        mail = bring(a_mail(f"/henvendelse/{enquiry.code}/{enquiry.secret}/", f"En av oss <{ours.upper()}>"))
        assert (mail.enquiry, mail.suggestion, enquiry.messages.count()) == (None, enquiry, 0)


@pytest.mark.parametrize("text", ["Gjelder {code}.", "/henvendelse/{code}/ABCDEFGHJKMN/"])
def test_a_code_without_its_secret_only_suggests(enquiry, bring, text):
    mail = bring(a_mail(text.format(code=enquiry.code), Subject=f"Henvendelse {enquiry.readable_code}"))
    assert (mail.enquiry, mail.suggestion, enquiry.messages.count()) == (None, enquiry, 0)


def test_a_letter_that_we_never_sent_says_nothing(enquiry, bring):
    mail = bring(a_mail(References="<3f0e4f6c-1d0b-4c57-9d3f-1b1f8b0a6f10@127.0.0.1>"))
    assert (mail.enquiry, mail.suggestion) == (None, None)


def test_a_letter_of_another_municipality_says_nothing(enquiry, bring, other_municipality):
    number = letter_about(enquiry)
    Mail.objects.update(municipality=other_municipality)
    assert bring(a_mail(References=number)).suggestion is None


def test_more_about_an_earlier_mail_suggests_what_that_became(enquiry, bring):
    first = bring(a_mail(Message_ID="<en@epost.example>"))
    IncomingMail.objects.filter(pk=first.pk).update(enquiry=enquiry, settled_at=NOW)
    assert bring(a_mail("Mer", References="<en@epost.example>")).suggestion == enquiry
    assert bring(a_mail("Mer", "en@annen.example", References="<en@epost.example>")).suggestion is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Tusen takk for svaret!\n\nMvh Kari", State.ANSWERED),
        ("Takk. Men når begynner dere?", State.REOPENED),
        ("Takk, men det stemmer ikke", State.REOPENED),
    ],
)
def test_mere_thanks_do_not_start_the_clock_again(enquiry, member, bring, text, state):
    answer(enquiry, "I mai.", Became(Outcome.INFORMED), by=member, now=NOW)
    mail = bring(a_mail(text, References=letter_about(enquiry)))
    enquiry.refresh_from_db()
    assert (enquiry.state, mail.message.is_from_neighbour) == (state, True)


def test_words_of_danger_put_the_enquiry_first(enquiry, bring):
    mail = bring(a_mail("Han har kniv!", References=letter_about(enquiry)))
    enquiry.refresh_from_db()
    assert (enquiry.maybe_urgent, mail.maybe_urgent) == (True, True)
