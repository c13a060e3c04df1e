"""A round that sends what waits in the outbox. No address is ever written in the log."""

import logging
from datetime import datetime, timedelta
from email.mime.text import MIMEText
from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from nabodialog.lib.rounds import claim

from .automatic import OUR_MARK
from .bouncing import mark_enquiry
from .following import still_true, unsubscribing
from .models import Mail, Trouble

logger = logging.getLogger(__name__)

AT_A_TIME = 20
LEASE = timedelta(minutes=10)  # more than all of a round may take, with a server that answers slowly
# What is wrong with the road and not with the letter: the next letter would meet the same.
ROAD = {Trouble.UNREACHABLE, Trouble.CUT, Trouble.NOT_TRUSTED}


def send_due(now: datetime) -> int:
    """How many left, or were given up."""
    ended, server = 0, get_connection()
    for _letter in range(AT_A_TIME):
        mail = claim(Mail.objects.first_to_each(), "next_at", now, LEASE)
        if mail is None:
            break
        if not still_true(mail):
            ended += 1
            continue
        trouble = send(mail, server, now)
        if mail.failed_at:
            mark_enquiry(mail, now)
        ended += 0 if mail.sent_at is None and mail.failed_at is None else 1
        if trouble in ROAD:
            break
    hang_up(server)
    return ended


def has_bounced(mail: Mail) -> bool:
    """Another letter to the same address came back not long ago; whoever tries this very one again, may."""
    return Mail.objects.bounced_from(mail.recipient).exclude(pk=mail.pk).exists()


def send(mail: Mail, server: BaseEmailBackend, now: datetime) -> Trouble | None:
    if has_bounced(mail):
        mail.note_trouble(Trouble.BOUNCED, None, now)
        return Trouble.BOUNCED
    try:
        server.open()
        server.send_messages([message_of(mail)])
    except (OSError, SMTPException) as error:
        trouble, answer = understood(error)
        mail.note_trouble(trouble, answer, now)
        logger.warning("Letter %s did not leave: %s %s", mail.pk, trouble.value, answer or "")
        hang_up(server)
        return trouble
    mail.note_sent(now)
    return None


def hang_up(server: BaseEmailBackend) -> None:
    """A server that has gone already needs no goodbye."""
    try:
        server.close()
    except (OSError, SMTPException):
        logger.info("The mail server was gone before we hung up")


def understood(error: Exception) -> tuple[Trouble, int | None]:
    """What a mail server's no means, and its number. Only a clear no about the recipient or the letter is for good."""
    if isinstance(error, SMTPRecipientsRefused):
        answer = next(iter(error.recipients.values()))[0]
        return (Trouble.REFUSED if answer >= 500 else Trouble.BUSY), answer
    if isinstance(error, SMTPDataError):
        return (Trouble.REFUSED if error.smtp_code >= 500 else Trouble.BUSY), error.smtp_code
    if isinstance(error, (SMTPSenderRefused, SMTPResponseException)):
        return (Trouble.NOT_TRUSTED if error.smtp_code >= 500 else Trouble.UNREACHABLE), error.smtp_code
    return (Trouble.CUT if isinstance(error, SMTPServerDisconnected) else Trouble.UNREACHABLE), None


def message_of(mail: Mail) -> EmailMultiAlternatives:
    """The same letter has the same Message-ID each time, so that one that left twice is shown once."""
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.recipient],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Message-ID": f"<{mail.uid}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-replied" if mail.in_reply_to else "auto-generated",
            "X-Auto-Response-Suppress": "All",
            OUR_MARK: mail.name,
            **threading(mail),
            **unsubscribing(mail),
        },
    )
    if mail.page:
        message.attach_alternative(mail.page, "text/html")
    if mail.calendar:
        message.attach(calendar_part(mail))
    return message


def threading(mail: Mail) -> dict[str, str]:
    """So that a mail program shows the answer beside what it answers."""
    return {"In-Reply-To": mail.in_reply_to, "References": mail.in_reply_to} if mail.in_reply_to else {}


def calendar_part(mail: Mail) -> MIMEText:
    """Mail programs show buttons for an entry whose type says the same method as the entry itself (RFC 6047)."""
    part = MIMEText(mail.calendar, "calendar", "utf-8")
    part.set_param("method", mail.calendar_method)
    part.add_header("Content-Disposition", "attachment", filename="mote.ics")
    return part
