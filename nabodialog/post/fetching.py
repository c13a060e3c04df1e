"""A round that looks in the mailboxes of municipalities. Each mail is taken in once, with how far we have come."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import OperationalError, transaction
from django.utils.timezone import localdate

from nabodialog.lib.mailboxes import MailboxAddress, mailbox_of
from nabodialog.lib.rounds import claim
from nabodialog.listening.mailing import Arrived, Thread, keep_mail
from nabodialog.listening.models import BoxTrouble, Mailbox, MailKind
from nabodialog.listening.urgency import sounds_urgent
from nabodialog.people.models import Municipality

from .answering import answer_at_once
from .automatic import kind_of
from .bouncing import note_bounces
from .imap import Found, NotLetInError, OpenMailbox, opened
from .reading import BEGINNING, LARGEST, digest_of, read
from .threads import thread_of

logger = logging.getLogger(__name__)

AT_A_TIME = 20
LEASE = timedelta(minutes=15)
PAUSE, PAUSE_AFTER_TROUBLE = timedelta(minutes=1), timedelta(minutes=5)


def fetch_mail(now: datetime) -> int:
    """How many mails were taken in. Without a mailbox in the settings nothing is asked, not even the database."""
    if not settings.SECRET_INBOXES:
        return 0
    return sum(look_in(place, address, now) for place, address in with_mailbox(settings.SECRET_INBOXES))


def with_mailbox(texts: Mapping[str, str]) -> list[tuple[Municipality, MailboxAddress]]:
    places = ((place, mailbox_of(place.slug, texts)) for place in Municipality.objects.all())
    return [(place, address) for place, address in places if address]


def look_in(place: Municipality, address: MailboxAddress, now: datetime) -> int:
    """By one worker at a time. What came before the first look is left alone, but for that day and the one before.

    Whatever is wrong with one municipality's mailbox, those after it are read.
    """
    Mailbox.objects.get_or_create(municipality=place, defaults={"since": localdate(now), "next_at": now})
    mailbox = claim(Mailbox.objects.filter(municipality=place), "next_at", now, LEASE)
    if mailbox is None:
        return 0
    mailbox.municipality = place
    try:
        with opened(address) as box:
            number = take_new(box, mailbox, address, now)
        trouble = ""
    except NotLetInError:
        number, trouble = 0, BoxTrouble.NOT_TRUSTED
    except OperationalError:  # not the mailbox's fault: the round tries again
        raise
    except Exception as error:  # of which only the kind is told: its words may hold the server's, or the password
        logger.warning("A mailbox could not be read (%s)", type(error).__name__)
        number, trouble = 0, BoxTrouble.UNREACHABLE
    rest_until(mailbox, trouble, now, is_more=number >= AT_A_TIME)
    return number


def rest_until(mailbox: Mailbox, trouble: str, now: datetime, *, is_more: bool) -> None:
    if trouble:
        logger.warning("The mailbox of municipality %s was not read: %s", mailbox.municipality_id, trouble)
    pause = PAUSE_AFTER_TROUBLE if trouble else timedelta(0) if is_more else PAUSE
    facts = {} if trouble else {"looked_at": now}
    Mailbox.objects.filter(pk=mailbox.pk).update(next_at=now + pause, trouble=trouble, **facts)


def take_new(box: OpenMailbox, mailbox: Mailbox, address: MailboxAddress, now: datetime) -> int:
    """Where the server has given its mails new numbers, all are gone through again; those that we have, are known."""
    if mailbox.validity != box.validity:
        mailbox.validity, mailbox.last_uid = box.validity, 0
        mailbox.save(update_fields=["validity", "last_uid"])
    numbers = box.numbers_after(mailbox.last_uid, mailbox.since)[:AT_A_TIME]
    for number in numbers:
        found = box.found(number, LARGEST, BEGINNING)
        take_in_surely(mailbox, number, found, address, now)
    return len(numbers)


def take_in_surely(mailbox: Mailbox, number: int, found: Found | None, address: MailboxAddress, now: datetime) -> None:
    """Whatever a stranger made us stumble over, the mail is kept as it came, and the next one is not held up."""
    try:
        take_in(mailbox, number, found, address, now)
    except OperationalError:  # not the mail's fault: the round tries again
        raise
    except Exception as error:  # of which only the kind is told: its words may hold the neighbour's
        logger.warning("A mail could not be understood (%s); it is kept as it came", type(error).__name__)
        keep_as_it_came(mailbox, number, found, now)


@transaction.atomic
def take_in(mailbox: Mailbox, number: int, found: Found | None, address: MailboxAddress, now: datetime) -> None:
    """The mail, what it becomes, and that it is read: all of it, or nothing."""
    if found:
        place = mailbox.municipality
        arrived, message = read(found.source, digest_of(place.pk, found.source), is_cut=found.is_cut)
        kind = kind_of(message, arrived.sender, [address.address])
        thread = thread_of(message, arrived, place)
        is_urgent = sounds_urgent(f"{arrived.subject}\n{arrived.text}", place)
        known = replace(arrived, kind=kind, maybe_urgent=is_urgent, received_at=came_at(found, now))
        mail = keep_mail(place, known, thread, now=now)
        if mail and kind == MailKind.BOUNCE:
            note_bounces(message, now)
        elif mail:
            answer_at_once(mail, now)
    note_read(mailbox, number)


@transaction.atomic
def keep_as_it_came(mailbox: Mailbox, number: int, found: Found | None, now: datetime) -> None:
    """With no sender, so that nobody is answered."""
    if found:
        place, digest = mailbox.municipality, digest_of(mailbox.municipality_id, found.source)
        source, at = found.source[:BEGINNING], came_at(found, now)
        keep_mail(place, Arrived(digest, source, received_at=at, is_unreadable=True), Thread(), now=now)
    note_read(mailbox, number)


def came_at(found: Found, now: datetime) -> datetime:
    return min(found.at or now, now)


def note_read(mailbox: Mailbox, number: int) -> None:
    Mailbox.objects.filter(pk=mailbox.pk, last_uid__lt=number).update(last_uid=number)
