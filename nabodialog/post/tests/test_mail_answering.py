"""What a mail is answered at once, what never is, and what becomes of letters that come back."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from uuid import uuid4

import pytest
from django.utils import timezone

from nabodialog.involvement.models import Erasure
from nabodialog.listening.handling import Became, answer
from nabodialog.listening.mail_erasing import MAILS, erase_mails
from nabodialog.listening.mailing import set_aside
from nabodialog.listening.models import EnquiryContact, IncomingMail, MailKind, Means, Message, Outcome, RawMail
from nabodialog.people.models import ContactPoint
from nabodialog.post import answering
from nabodialog.post.enquiry_telling import tell_enquiries
from nabodialog.post.models import Mail, Told, Trouble
from nabodialog.post.sending import message_of, send_due

from .mailbox import USER, a_mail
from .test_threads import bring, enquiry, letter_about  # noqa: F401  fixtures

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def contact(municipality):
    point = {"phone": "22 22 22 22", "email": "vakta@nordvik.example", "deputy_phone": "22 22 22 23"}
    return ContactPoint.objects.create(municipality=municipality, name="Nabokontakten", deputy_name="Vakta", **point)


def answers():
    return list(Mail.objects.filter(name=Told.MAIL_RECEIPT))


def test_who_writes_is_told_at_once_that_we_have_it_and_whom_to_call(bring):  # noqa: F811
    bring(a_mail(Message_ID="<en@epost.example>"))
    [letter] = answers()
    assert (letter.recipient, letter.reply_to) == ("nabo@epost.example", USER)
    assert "Er noen i fare nå, må du ringe 110, 112 eller 113. Denne postkassen leses ikke hele døgnet." in letter.text
    assert "bygge" not in letter.text + letter.subject + letter.page
    heads = message_of(letter).extra_headers
    assert (heads["In-Reply-To"], heads["Auto-Submitted"]) == ("<en@epost.example>", "auto-replied")


def test_words_of_danger_are_met_with_the_numbers_first_and_the_contact_is_warned(bring, contact):  # noqa: F811
    mail = bring(a_mail("Han truer med kniv"))
    [letter] = answers()
    assert letter.text.startswith("Er det fare nå? Ring med en gang:\n110 ")
    warning = Mail.objects.get(name=Told.MAIL_URGENT)
    assert (warning.recipient, mail.maybe_urgent) == ("vakta@nordvik.example", True)
    assert mail.get_absolute_url() in warning.text
    assert "kniv" not in warning.text


def test_an_answer_in_an_enquiry_is_answered_by_itself_only_in_danger(bring, enquiry):  # noqa: F811
    letter = letter_about(enquiry)
    bring(a_mail("Den store", References=letter))
    assert answers() == []
    bring(a_mail("Det brenner", References=letter))
    assert "Den står i henvendelsen din." in answers()[0].text


def test_each_sender_gets_one_answer_a_day(bring):  # noqa: F811
    for text in ("En", "To", "Tre"):
        bring(a_mail(text))
    bring(a_mail("Fire", "annen@epost.example"))
    assert [letter.recipient for letter in answers()] == ["nabo@epost.example", "annen@epost.example"]
    assert IncomingMail.objects.waiting().count() == 4


def test_a_flood_from_ever_new_senders_is_not_answered_for_ever(bring, monkeypatch):  # noqa: F811
    monkeypatch.setattr(answering, "MOST_AN_HOUR", 2)
    for number in range(4):
        bring(a_mail("Tilbud", f"nr{number}@epost.example"))
    assert (len(answers()), IncomingMail.objects.waiting().count()) == (2, 4)
    bring(a_mail("Det brenner", "siste@epost.example"))
    assert len(answers()) == 3


MACHINES = [
    {"Auto_Submitted": "auto-replied"},
    {"Auto_Submitted": "auto-generated; owner-email=x"},
    {"Precedence": "bulk"},
    {"Precedence": "LIST"},
    {"List_Id": "<nabolag.example>"},
    {"Return_Path": "<>"},
    {"X_Nabodialog": "mail_receipt"},
    {"X_Spam_Flag": "YES"},
    {"sender": USER},
    {"sender": "no-reply@butikk.example"},
    {"sender": "Mailer-Daemon@epost.example"},
    {"sender": "ikke-svar@nabodialog.example"},
]


@pytest.mark.parametrize("facts", MACHINES, ids=str)
def test_no_machine_is_answered_or_adds_to_an_enquiry(bring, enquiry, member, facts):  # noqa: F811
    answer(enquiry, "I mai.", Became(Outcome.INFORMED), by=member, now=NOW)
    mail = bring(a_mail("Jeg er på ferie. Det brenner!", References=letter_about(enquiry), **facts))
    assert (mail.kind, mail.enquiry, enquiry.messages.from_neighbour().count()) == (MailKind.AUTOMATIC, None, 0)
    assert not Mail.objects.filter(name__in=[Told.MAIL_RECEIPT, Told.MAIL_URGENT]).exists()


def test_a_word_that_a_person_wrote_it_is_believed(bring):  # noqa: F811
    assert bring(a_mail(Auto_Submitted="no")).kind == MailKind.WRITTEN


def test_our_own_answer_back_in_the_mailbox_starts_no_loop(bring):  # noqa: F811
    bring(a_mail())
    letter = message_of(answers()[0]).message()
    letter.replace_header("From", "Nordvik <dialog@annen.example>")
    assert bring(letter).kind == MailKind.AUTOMATIC
    assert len(answers()) == 1


def a_bounce(letter, status="5.1.1", action="failed", along="text/rfc822-headers"):
    """As a mail server writes it (RFC 3464)."""
    bounce = EmailMessage()
    bounce["From"], bounce["To"], bounce["Subject"] = "MAILER-DAEMON@epost.example", USER, "Undelivered"
    lines = f"Reporting-MTA: dns; epost.example\r\n\r\nAction: {action}\r\nStatus: {status}\r\n\r\n"
    heads = f"Message-ID: {letter}\r\nSubject: Svar\r\n\r\n"
    parts = (("text/plain", "Borte"), ("message/delivery-status", lines), (along, heads))
    body = "".join(f"--x\r\nContent-Type: {kind}\r\n\r\n{text}\r\n" for kind, text in parts)
    report = "Content-Type: multipart/report; report-type=delivery-status; boundary=x"
    head = bounce.as_string().strip().replace("\n", "\r\n")
    return f"{head}\r\n{report}\r\n\r\n{body}--x--\r\n".encode()


@pytest.fixture
def answered(enquiry, member, postbox):  # noqa: F811
    """The answer has left, and nobody knows yet that it will not arrive."""
    written = answer(enquiry, "I mai.", Became(Outcome.INFORMED), by=member, now=NOW)
    letter = letter_about(enquiry)
    send_due(NOW)
    assert Message.objects.get(pk=written.pk).told_at
    return letter


@pytest.mark.parametrize("along", ["text/rfc822-headers", "message/rfc822"])
def test_a_letter_that_comes_back_is_seen_and_its_address_gets_no_more(answered, bring, enquiry, along):  # noqa: F811
    assert bring(a_bounce(answered, along=along)).kind == MailKind.BOUNCE
    assert Mail.objects.get(name=Told.ENQUIRY_ANSWER).trouble == Trouble.BOUNCED
    enquiry = type(enquiry).objects.get(pk=enquiry.pk)
    assert enquiry.means == Means.FAILING
    assert enquiry.messages.untold().exists()
    assert tell_enquiries(NOW) == 0
    facts = {"municipality": enquiry.project.municipality, "recipient": "nabo@epost.example", "name": Told.RECEIPT}
    Mail.objects.create(key="ny", created_at=NOW, next_at=NOW, **facts)
    send_due(NOW)
    assert Mail.objects.get(key="ny").trouble == Trouble.BOUNCED


@pytest.mark.parametrize(("status", "action"), [("4.2.2", "delayed"), ("4.4.1", "failed"), ("2.0.0", "delivered")])
def test_what_is_only_delayed_has_not_come_back(answered, bring, status, action):  # noqa: F811
    bring(a_bounce(answered, status, action))
    assert not EnquiryContact.objects.exclude(failing_at=None).exists()


def test_a_stranger_cannot_stop_our_letters(answered, bring):  # noqa: F811
    bring(a_bounce(f"<{uuid4()}@127.0.0.1>"))
    assert not EnquiryContact.objects.exclude(failing_at=None).exists()


def test_what_is_handled_is_erased_after_its_days_and_a_receipt_remains(bring, leader, municipality):  # noqa: F811
    handled, waits = bring(a_mail("En")), bring(a_mail("To"))
    set_aside(handled, "Reklame", by=leader, now=NOW)
    later = timezone.now() + timedelta(days=91)
    assert (erase_mails(NOW + timedelta(days=90)), erase_mails(later), erase_mails(later)) == (0, 1, 0)
    handled.refresh_from_db()
    assert (handled.sender, handled.text, handled.aside_reason) == ("", "", "Reklame")
    assert list(RawMail.objects.values_list("mail", flat=True)) == [waits.pk]
    receipt = Erasure.objects.get(kind=MAILS)
    assert (receipt.number, receipt.days, receipt.municipality) == (1, 90, municipality)


def test_a_municipality_may_keep_mails_for_days_of_its_own(bring, leader, settings):  # noqa: F811
    set_aside(bring(a_mail()), "Reklame", by=leader, now=NOW)
    settings.SECRET_INBOXES = {"NORDVIK": settings.SECRET_INBOXES["NORDVIK"] + "?days=8"}
    assert (erase_mails(NOW + timedelta(days=8)), erase_mails(NOW + timedelta(days=9))) == (0, 1)


def test_what_machines_sent_is_erased_though_nobody_handled_it(bring):  # noqa: F811
    bring(a_mail(Precedence="bulk"))
    assert erase_mails(timezone.now() + timedelta(days=91)) == 1
