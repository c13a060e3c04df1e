"""Mail in, from a real IMAP server on this machine: each mail once, and none lost."""

import signal
from datetime import timedelta
from imaplib import IMAP4

import pytest
from django.db import OperationalError
from django.utils import timezone

from nabodialog.lib.mailboxes import MailboxAddress, MailboxError
from nabodialog.listening.models import BoxTrouble, IncomingMail, Mailbox
from nabodialog.post import fetching
from nabodialog.post.fetching import AT_A_TIME, fetch_mail, look_in
from nabodialog.post.imap import OpenMailbox

from .mailbox import a_mail

LATER = timedelta(minutes=2)
BEGINS = """
import django; django.setup()
from django.utils import timezone
from nabodialog.listening.models import IncomingMail
from nabodialog.post import fetching
"""
STOPS_AT_TWO = f"""{BEGINS}
keep = fetching.keep_mail
def keep_and_wait(*args, **kwargs):
    keep(*args, **kwargs)
    if args[1].subject == "2":
        print("here", flush=True)
        input()
fetching.keep_mail = keep_and_wait
fetching.fetch_mail(timezone.now())
"""
GOES_ON = f"""{BEGINS}
fetching.fetch_mail(timezone.now() + fetching.LEASE)
print(*IncomingMail.objects.order_by("pk").values_list("subject", flat=True))
"""


def stumbling(does):
    """Over one mail, whether it is read or kept by then."""

    def stumbles(*args):
        if any("Snublestein" in str(getattr(each, "subject", None) or each) for each in args):
            raise ValueError(*map(str, args))
        return does(*args)

    return stumbles


@pytest.fixture
def now():
    """The server's clock is the real one."""
    return timezone.now() + timedelta(seconds=1)


def subjects():
    return list(IncomingMail.objects.order_by("pk").values_list("subject", flat=True))


def test_each_mail_is_taken_in_once_and_stays_in_the_mailbox(mailbox, now):
    mailbox.put(a_mail(Subject="Den første"), a_mail(Subject="Den andre"))
    assert (fetch_mail(now), fetch_mail(now + LATER)) == (2, 0)
    mailbox.put(a_mail(Subject="Den tredje"))
    assert fetch_mail(now + LATER * 2) == 1
    assert subjects() == ["Den første", "Den andre", "Den tredje"]
    assert mailbox.held() == 3


def test_without_a_mailbox_in_the_settings_nobody_is_asked(municipality, settings, now, django_assert_num_queries):
    settings.SECRET_INBOXES = {}
    with django_assert_num_queries(0):
        assert fetch_mail(now) == 0


def test_between_two_looks_there_is_a_pause(mailbox, now):
    fetch_mail(now)
    mailbox.put(a_mail())
    assert fetch_mail(now + timedelta(seconds=30)) == 0
    assert fetch_mail(now + LATER) == 1


def test_many_are_taken_in_by_several_rounds(mailbox, now):
    mailbox.put(*[a_mail(f"Nummer {number}") for number in range(AT_A_TIME + 1)])
    assert (fetch_mail(now), fetch_mail(now), fetch_mail(now)) == (AT_A_TIME, 1, 0)


def test_what_dies_between_the_reading_and_the_marking_is_read_again_and_not_doubled(mailbox, now, monkeypatch):
    mailbox.put(a_mail(Subject="Den første"), a_mail(Subject="Den andre"))
    keep, kept = fetching.keep_mail, []

    def dies_the_second_time(*args, **kwargs):
        kept.append(keep(*args, **kwargs))
        if len(kept) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(fetching, "keep_mail", dies_the_second_time)
    with pytest.raises(KeyboardInterrupt):
        fetch_mail(now)
    assert subjects() == ["Den første"]
    monkeypatch.setattr(fetching, "keep_mail", keep)
    assert fetch_mail(now + LATER) == 0  # the one that died still holds the mailbox
    assert fetch_mail(now + fetching.LEASE) == 1
    assert subjects() == ["Den første", "Den andre"]


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(mailbox, beside):
    mailbox.put(*[a_mail(f"Nummer {number}", Subject=str(number)) for number in range(5)])
    settings = {"NABODIALOG_INBOX_NORDVIK": mailbox.address}
    with beside("-c", STOPS_AT_TWO, **settings) as worker:
        assert worker.stdout.readline() == "here\n"
        worker.send_signal(signal.SIGKILL)
    with beside("-c", GOES_ON, **settings) as after:
        assert after.communicate()[0].split() == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("step", ["kind_of", "thread_of", "answer_at_once"])
def test_a_mail_that_makes_us_stumble_is_kept_and_holds_up_nothing(mailbox, now, monkeypatch, step, caplog):
    monkeypatch.setattr(fetching, step, stumbling(getattr(fetching, step)))
    mailbox.put(a_mail(Subject="Snublestein"), a_mail(Subject="Den neste"))
    fetch_mail(now)
    kept, after = IncomingMail.objects.order_by("pk")
    assert (kept.is_unreadable, kept.sender, b"Snublestein" in bytes(kept.raw.source)) == (True, "", True)
    assert (after.subject, fetch_mail(now + LATER)) == ("Den neste", 0)
    assert "nabo@" not in caplog.text


def test_new_numbers_from_the_server_double_nothing(mailbox, now, municipality):
    mailbox.put(a_mail(Subject="Den første"))
    fetch_mail(now)
    Mailbox.objects.update(validity=1, last_uid=10**6)
    mailbox.put(a_mail(Subject="Den andre"))
    fetch_mail(now + LATER)
    assert subjects() == ["Den første", "Den andre"]


def test_what_lay_there_before_the_first_look_is_left_alone(mailbox, municipality, now):
    mailbox.put(a_mail(Subject="I dag"))
    later = timezone.localdate() + timedelta(days=2)
    Mailbox.objects.create(municipality=municipality, since=later, next_at=now)
    assert fetch_mail(now) == 0


def test_the_clock_counts_from_when_the_mail_came_and_not_from_when_we_looked(mailbox, now):
    mailbox.put(a_mail())
    fetch_mail(now)
    week = now + timedelta(days=7)
    mailbox.put(a_mail("Enda en"))
    fetch_mail(week)
    assert all(mail.received_at <= timezone.now() for mail in IncomingMail.objects.all())


def test_a_wrong_password_is_said_and_stands_in_no_log(mailbox, now, municipality, caplog, settings):
    settings.SECRET_INBOXES = {"NORDVIK": mailbox.address.replace("hemmelig-ord", "feil-passord")}
    assert fetch_mail(now) == 0
    assert Mailbox.objects.get().trouble == BoxTrouble.NOT_TRUSTED
    assert "feil-passord" not in caplog.text
    assert "nordvik" not in caplog.text


def test_a_server_that_is_gone_is_asked_again_later(mailbox, now, municipality, settings):
    up = settings.SECRET_INBOXES
    settings.SECRET_INBOXES = {"NORDVIK": mailbox.address.replace(str(mailbox.port), "1")}
    assert fetch_mail(now) == 0
    assert Mailbox.objects.get().trouble == BoxTrouble.UNREACHABLE
    settings.SECRET_INBOXES = up
    mailbox.put(a_mail())
    assert fetch_mail(now + timedelta(minutes=6)) == 1
    assert Mailbox.objects.get().trouble == ""


@pytest.mark.parametrize("refused", ["SEARCH", "RFC822.SIZE", "BODY.PEEK"])
def test_a_server_that_says_no_for_a_while_loses_no_mail(mailbox, now, monkeypatch, refused):
    asks = IMAP4.uid

    def says_no(client, *command):
        return ("NO", [b"[UNAVAILABLE] Try later"]) if refused in "".join(command) else asks(client, *command)

    monkeypatch.setattr(IMAP4, "uid", says_no)
    mailbox.put(a_mail(Subject="Den første"))
    assert fetch_mail(now) == 0
    assert Mailbox.objects.get().trouble == BoxTrouble.UNREACHABLE
    monkeypatch.setattr(IMAP4, "uid", asks)
    assert fetch_mail(now + timedelta(minutes=6)) == 1
    assert subjects() == ["Den første"]


def test_a_mail_that_is_gone_meanwhile_holds_up_nothing(mailbox, now, monkeypatch):
    asks = OpenMailbox.numbers_after
    mailbox.put(a_mail(Subject="Den første"))
    monkeypatch.setattr(OpenMailbox, "numbers_after", lambda *args: [*asks(*args), 10**6])
    fetch_mail(now)
    assert subjects() == ["Den første"]
    assert Mailbox.objects.get().last_uid == 10**6


def test_whatever_is_wrong_with_one_mailbox_the_others_are_read(
    mailbox, now, monkeypatch, municipality, other_municipality, settings, caplog
):
    opens = fetching.opened

    def stumbles(address):
        if address.folder == "Snublestein":
            raise UnicodeEncodeError("ascii", "hemmelig-ørd", 9, 10, "ordinal not in range")
        return opens(address)

    monkeypatch.setattr(fetching, "opened", stumbles)
    settings.SECRET_INBOXES = {
        "NORDVIK": mailbox.address.replace("INBOX", "Snublestein"),
        other_municipality.slug.upper(): mailbox.address,
    }
    mailbox.put(a_mail())
    assert fetch_mail(now) == 1
    assert Mailbox.objects.get(municipality=municipality).trouble == BoxTrouble.UNREACHABLE
    assert "UnicodeEncodeError" in caplog.text
    assert "hemmelig" not in caplog.text


def test_a_database_that_is_away_is_no_fault_of_the_mailbox(mailbox, now, monkeypatch):
    def is_away(*_args):
        raise OperationalError

    monkeypatch.setattr(fetching, "take_in", is_away)
    mailbox.put(a_mail())
    with pytest.raises(OperationalError):
        fetch_mail(now)
    assert Mailbox.objects.get().trouble == ""


def test_a_server_without_encryption_is_not_talked_to_where_it_is_asked_for(mailbox, now, municipality):
    encrypted = MailboxAddress.parse(mailbox.address.replace("imap://", "imaps://"))
    assert look_in(municipality, encrypted, now) == 0
    assert Mailbox.objects.get().trouble == BoxTrouble.UNREACHABLE


def test_each_municipality_has_its_own(mailbox, now, municipality, other_municipality):
    mailbox.put(a_mail())
    fetch_mail(now)
    assert IncomingMail.objects.get().municipality == municipality


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("imap://a%40b.no:ord@mail.example/INBOX", "is not encrypted"),
        ("https://a:ord@mail.example", "is not an address"),
        ("imaps://mail.example/INBOX", "is not an address"),
        ("imaps://a:ord@mail.example:tull/", "is not an address"),
        ("imaps://a:ord@mail.example/INBOX", "lacks the address"),
        ("imaps://a:ord@mail.example/?address=a@b.no&days=mange", "has days"),
        ("imaps://a%40b.no:ord%C3%A6@mail.example/INBOX", "letters outside a–z"),
        ("imaps://%C3%A5%40b.no:ord@mail.example/INBOX", "letters outside a–z"),
        ("imaps://a%40b.no:ord@mail.example/Sp%C3%B8rsm%C3%A5l", "letters outside a–z"),
    ],
)
def test_a_mailbox_that_cannot_be_read_is_named_without_its_password(text, words):
    with pytest.raises(MailboxError, match=words) as raised:
        MailboxAddress.parse(text)
    assert ":ord" not in str(raised.value)


def test_what_an_address_says():
    found = MailboxAddress.parse("imaps://a%40b.no:o%2Frd@mail.example/Saker%2FNye?days=30")
    assert (found.user, found.password, found.port, found.folder) == ("a@b.no", "o/rd", 993, "Saker/Nye")
    assert (found.address, found.days) == ("a@b.no", 30)
    assert "o/rd" not in repr(found)
    assert MailboxAddress.parse("imap://a:b@127.0.0.1:1/?address=c@d.no").address == "c@d.no"
