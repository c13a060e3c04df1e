"""The outbox against a real mail server on this machine: what is put there arrives once, or stays with a reason."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from nabodialog.post.erasing import erase_old
from nabodialog.post.models import PATIENCE, Mail, Told, Trouble
from nabodialog.post.sending import AT_A_TIME, send_due

from .postbox import SMTP

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def put(municipality):
    def put(key="notice:1", recipient="nabo@epost.example", **facts):
        facts = {"name": Told.RECEIPT, "subject": "Du er påmeldt", "text": "Velkommen.\n", "page": "<p>Hei</p>"} | facts
        return Mail.objects.create(
            municipality=municipality, key=key, recipient=recipient, created_at=NOW, next_at=NOW, **facts
        )

    return put


def test_a_letter_arrives_once_as_text_and_as_a_page_and_is_not_answered_by_machines(put, postbox):
    put(reply_to="nabo@nordvik.example")
    assert (send_due(NOW), send_due(NOW), len(postbox.letters)) == (1, 0, 1)
    letter = postbox.letters[0]
    assert [part.get_content_type() for part in letter.walk()][1:] == ["text/plain", "text/html"]
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Reply-To"] == "nabo@nordvik.example"
    assert Mail.objects.get().sent_at == NOW


def test_a_calendar_entry_says_its_method_where_mail_programs_look(put, postbox):
    put(calendar="BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n", calendar_method="REQUEST")
    send_due(NOW)
    part = next(part for part in postbox.letters[0].walk() if part.get_content_type() == "text/calendar")
    assert (part.get_param("method"), part.get_filename()) == ("REQUEST", "mote.ics")


@pytest.mark.parametrize("where", ["at_recipient", "at_data"])
def test_a_clear_no_is_for_good_and_shown(where, put, postbox, caplog):
    put()
    setattr(postbox, where, "550 5.1.1 <nabo@epost.example> unknown")
    assert send_due(NOW) == 1
    mail = Mail.objects.get()
    assert (mail.trouble, mail.answer, mail.failed_at) == (Trouble.REFUSED, 550, NOW)
    assert send_due(NOW + timedelta(days=9)) == 0
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("nabodialog")]
    assert ours == [f"Letter {mail.pk} did not leave: refused 550"]


@pytest.mark.parametrize("where", ["at_recipient", "at_data"])
def test_a_server_that_asks_us_to_wait_gets_it_again_later(where, put, postbox):
    put()
    setattr(postbox, where, "451 4.7.1 greylisted")
    assert send_due(NOW) == 0
    assert Mail.objects.get().trouble == Trouble.BUSY
    setattr(postbox, where, "")
    assert send_due(NOW + timedelta(seconds=59)) == 0
    assert send_due(NOW + timedelta(seconds=60)) == 1
    assert len(postbox.letters) == 1


def test_with_the_server_down_letters_wait_and_only_one_of_them_finds_out(put, postbox, settings):
    put()
    put("notice:2")
    up, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert send_due(NOW) == 0
    assert list(Mail.objects.values_list("attempts", "trouble")) == [(1, Trouble.UNREACHABLE), (0, "")]
    settings.EMAIL_PORT = up
    assert send_due(NOW + timedelta(minutes=1)) == 2


def test_what_waited_an_hour_for_the_server_arrives_in_the_order_it_was_written(put, postbox, settings):
    up, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    put("receipt", subject="Kvittering")
    for minutes in range(60):
        send_due(NOW + timedelta(minutes=minutes))
    put("answer", subject="Svar")  # its own time is long past, while the receipt has been put off
    put("another", "en.annen@epost.example", subject="Til en annen")
    settings.EMAIL_PORT = up
    soon, later = NOW + timedelta(minutes=60), NOW + timedelta(hours=3)
    assert (send_due(soon), send_due(later)) == (1, 2)
    assert [letter["Subject"] for letter in postbox.letters] == ["Til en annen", "Kvittering", "Svar"]


def test_a_connection_that_is_cut_in_the_middle_loses_nothing(put, postbox):
    put()
    postbox.hangs_up = True
    assert send_due(NOW) == 0
    assert Mail.objects.get().trouble == Trouble.CUT
    postbox.hangs_up = False
    assert send_due(NOW + timedelta(minutes=1)) == 1
    assert len(postbox.letters) == 1


def test_a_letter_that_leaves_again_has_the_same_name_so_that_it_is_shown_once(put, postbox):
    put()
    send_due(NOW)
    Mail.objects.update(sent_at=None, next_at=NOW)  # as if the worker died before it noted
    send_due(NOW)
    assert len({letter["Message-ID"] for letter in postbox.letters}) == 1


def test_we_wait_longer_each_time_and_give_up_after_some_days(put, settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", 1
    mail, moment = put(), NOW
    while not mail.failed_at:
        send_due(moment)
        mail.refresh_from_db()
        moment = mail.next_at
    assert mail.attempts == len(PATIENCE) + 1
    assert timedelta(days=3) < mail.failed_at - NOW < timedelta(days=5)


def test_more_than_a_handful_leave_round_by_round(put, postbox):
    for number in range(AT_A_TIME + 5):
        put(f"notice:{number}")
    assert (send_due(NOW), send_due(NOW), send_due(NOW)) == (AT_A_TIME, 5, 0)


def test_addresses_and_texts_are_erased_and_the_receipt_remains(put, postbox, settings):
    put()
    send_due(NOW)
    assert erase_old(NOW + timedelta(days=settings.MAIL_DAYS)) == 0
    assert erase_old(NOW + timedelta(days=settings.MAIL_DAYS, seconds=1)) == 1
    mail = Mail.objects.get()
    assert (mail.recipient, mail.subject, mail.text, mail.page) == ("", "", "", "")
    assert (mail.key, mail.sent_at) == ("notice:1", NOW)


AN_HOUR_LATER = """
import django; django.setup()
from datetime import UTC, datetime, timedelta
from nabodialog.post.sending import send_due
while send_due(datetime.now(UTC) + timedelta(hours=1)): pass
"""


def test_a_worker_killed_in_the_middle_loses_nothing_and_sends_nothing_twice(beside, put, postbox, settings):
    for number in range(40):
        put(f"notice:{number}", f"nabo{number}@epost.example")
    port = str(settings.EMAIL_PORT)
    mail = {"NABODIALOG_MAIL_HOST": settings.EMAIL_HOST, "NABODIALOG_MAIL_PORT": port, "NABODIALOG_MAIL_TLS": "no"}
    deadline = time.monotonic() + 60
    with beside("manage.py", "work", **mail) as worker:
        while len(postbox.letters) < 5 and time.monotonic() < deadline:
            time.sleep(0.01)
        worker.kill()
    assert 5 <= len(postbox.letters) < 40
    with beside("-c", AN_HOUR_LATER, **mail) as another:
        assert another.wait(timeout=60) == 0
    assert len({letter["To"] for letter in postbox.letters}) == 40
    assert len({letter["Message-ID"] for letter in postbox.letters}) == 40
