"""What a mail is answered at once by itself: that we have it, and whom to call in danger. One to a sender each day."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.timezone import localtime

from nabodialog.lib.mailboxes import mailbox_of
from nabodialog.listening.models import IncomingMail, MailKind
from nabodialog.method.numbers import emergency_numbers
from nabodialog.people.models import Municipality
from nabodialog.people.opening import opening
from nabodialog.people.reaching import reachable

from .models import Mail, Told
from .writing import Letter, put_in_outbox

PURPOSE = "nabodialog.post.answering"
MOST_AN_HOUR = 60


def own_mailbox(municipality: Municipality) -> str:
    """The address of the mailbox that we read for it; empty where there is none."""
    address = mailbox_of(municipality.slug, settings.SECRET_INBOXES)
    return address.address if address else ""


def answer_at_once(mail: IncomingMail, now: datetime) -> None:
    """Only what a person wrote. Who is answered in an enquiry needs nothing more, unless there may be danger."""
    if mail.kind != MailKind.WRITTEN or not mail.sender:
        return
    if mail.maybe_urgent or (mail.message_id is None and not is_flooded(mail.municipality, now)):
        answer_sender(mail, now)
    if mail.maybe_urgent:
        warn_contact(mail, now)


def answer_sender(mail: IncomingMail, now: datetime) -> None:
    letter, local = letter_to_sender(mail, now), localtime(now)
    found = reachable(mail.municipality, closed_from=local.date())
    values: dict[str, Any] = {
        "mail": mail,
        "numbers": emergency_numbers(letter.language).emergency,
        "contact": found.contact,
    }
    with translation.override(letter.language):
        values["opening"] = opening(found.hours, local, found.closed)
        put_in_outbox(letter, values, now=now)


def is_flooded(municipality: Municipality, now: datetime) -> bool:
    """Whoever sends junk writes a new sender on each: then only what may be about danger is answered."""
    lately = Mail.objects.filter(municipality=municipality, created_at__gt=now - timedelta(hours=1))
    return lately.filter(name=Told.MAIL_RECEIPT).count() >= MOST_AN_HOUR


def letter_to_sender(mail: IncomingMail, now: datetime) -> Letter:
    """Its key holds the day and a mark of the sender: the database lets through one."""
    return Letter(
        key=f"mail:{mark_of(mail)}:{localtime(now):%Y%m%d}",
        name=Told.MAIL_RECEIPT,
        municipality=mail.municipality,
        recipient=mail.sender,
        language=mail.municipality.language,
        reply_to=own_mailbox(mail.municipality),
        in_reply_to=mail.header_id,
    )


def mark_of(mail: IncomingMail) -> str:
    """The same for the same sender, and of no use to anyone who guesses."""
    return salted_hmac(PURPOSE, f"{mail.municipality_id}:{mail.sender}", algorithm="sha256").hexdigest()[:40]


def warn_contact(mail: IncomingMail, now: datetime) -> None:
    """Whom neighbours reach, at most once an hour for each sender, with none of the neighbour's words."""
    contact = reachable(mail.municipality).contact
    if contact is None or contact.email.lower() == own_mailbox(mail.municipality):
        return
    letter = Letter(
        key=f"mail-urgent:{mark_of(mail)}:{localtime(now):%Y%m%d%H}",
        name=Told.MAIL_URGENT,
        municipality=mail.municipality,
        recipient=contact.email,
        language=mail.municipality.language,
    )
    with translation.override(letter.language):
        put_in_outbox(letter, {"link": settings.SITE_URL + mail.get_absolute_url()}, now=now)
