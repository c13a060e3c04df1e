"""Which mail no person wrote: it is never answered, and never opens an enquiry. And which of our letters came back."""

import re
from collections.abc import Iterable
from email.message import EmailMessage
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from nabodialog.listening.models import MailKind

from .models import Mail
from .reading import header, leaves

OUR_MARK = "X-Nabodialog"
NOBODY = re.compile(
    r"^(?:no|do)[-_.]?(?:not[-_.]?)?reply|^ikke[-_.]?svar|^mailer-daemon|^postmaster|^bounces?\b", re.IGNORECASE
)
OF_LISTS = ("List-Id", "List-Unsubscribe", "List-Post")
OUR_ID = re.compile(r"<([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})@", re.IGNORECASE)


def kind_of(message: EmailMessage, sender: str, own: Iterable[str]) -> MailKind:
    if message.get_content_type() == "multipart/report":
        status = header(message, "Content-Type").lower()
        return MailKind.BOUNCE if "delivery-status" in status else MailKind.AUTOMATIC
    return MailKind.AUTOMATIC if is_automatic(message, sender, own) else MailKind.WRITTEN


def is_automatic(message: EmailMessage, sender: str, own: Iterable[str]) -> bool:
    submitted = header(message, "Auto-Submitted").lower().split(";")[0].strip()
    told = header(message, "Precedence").lower() in {"bulk", "list", "junk", "auto_reply"}
    marked = any(name in message for name in (OUR_MARK, "X-Autoreply", "X-Autorespond", *OF_LISTS))
    is_junk = header(message, "X-Spam-Flag").lower() == "yes"
    from_nobody = header(message, "Return-Path") == "<>" or bool(NOBODY.match(sender))
    return submitted not in {"", "no"} or told or marked or is_junk or from_nobody or sender in own_addresses(own)


def own_addresses(more: Iterable[str]) -> set[str]:
    return {parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower(), *more}


def letters_named(texts: Iterable[str]) -> "QuerySet[Mail]":
    """Letters of ours whose number stands there: made at random, and told to nobody but their readers."""
    numbers = [UUID(number) for text in texts for number in OUR_ID.findall(text)]
    return Mail.objects.filter(uid__in=numbers[-50:])


def letters_that_came_back(message: EmailMessage) -> "QuerySet[Mail]":
    """Where a server says that it is for good, which letter it was stands in what came along of it."""
    parts = [each for part in leaves(message) for each in (part, *inside(part))]
    failed = any(is_final(part) for part in parts)
    texts = [header(part, "Message-ID") for part in parts[1:]] + [lines_of(part) for part in parts]
    return letters_named(texts) if failed else Mail.objects.none()


def inside(part: EmailMessage) -> list[EmailMessage]:
    """Of a status, its groups of lines; of a mail that came along, that mail."""
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, EmailMessage)] if isinstance(payload, list) else []


def is_final(part: EmailMessage) -> bool:
    return header(part, "Action").lower() == "failed" and header(part, "Status").startswith("5")


def lines_of(part: EmailMessage) -> str:
    """The heads of a letter, where only they came along."""
    if part.get_content_type() != "text/rfc822-headers":
        return ""
    content = part.get_payload(decode=True)
    return content.decode("ascii", "replace") if isinstance(content, bytes) else ""
