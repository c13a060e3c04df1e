"""Reads a mail as text alone, however odd, broken or hostile it is: what cannot be read is kept and said to be so."""

import hashlib
import logging
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.utils import parseaddr
from typing import cast

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from nabodialog.lib.page_text import text_of_page
from nabodialog.listening.mailing import Arrived, Attached
from nabodialog.listening.models.incoming import LONGEST_SUBJECT
from nabodialog.listening.quoting import own_and_quoted

logger = logging.getLogger(__name__)

LARGEST = 25 * 1024 * 1024
BEGINNING = 256 * 1024
KEPT_SOURCE = 1024 * 1024
LONGEST_MAIL = 20_000
MOST_PARTS, MOST_BOUNDARIES = 200, 60
MESSAGE_ID = re.compile(r"<[^<>\s]{3,248}>")
# A file's first bytes say what it is; what the sender calls it may be anything.
SIGNS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n": "image/png",
    b"GIF8": "image/gif",
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"MZ": "application/x-executable",
}


def digest_of(municipality_id: int, source: bytes) -> str:
    return hashlib.sha256(b"%d:" % municipality_id + source).hexdigest()


def read(source: bytes, digest: str, *, is_cut: bool = False) -> tuple[Arrived, EmailMessage]:
    """Never fails: a mail that cannot be read must not hold up the next one."""
    try:
        message = parsed(source)
        return arrived(message, source, digest, is_cut), message
    except Exception as error:  # whatever a stranger can make Python's parser stumble over
        logger.warning("A mail could not be read (%s); it is kept as it came", type(error).__name__)
        blank = EmailMessage()
        return Arrived(digest, source[:BEGINNING], is_cut=is_cut, is_unreadable=True), blank


def parsed(source: bytes) -> EmailMessage:
    """Of what has parts within parts within parts, only the top is looked at."""
    if source.lower().count(b"boundary=") > MOST_BOUNDARIES:
        top = BytesHeaderParser(policy=policy.default).parsebytes(source[:BEGINNING])
        top.set_payload("")
        del top["Content-Type"]
        return top
    return message_from_bytes(source, policy=policy.default)


def arrived(message: EmailMessage, source: bytes, digest: str, is_cut: bool) -> Arrived:
    text, is_long = text_of(message)
    own, quoted = own_and_quoted(text)
    name, sender = sender_of(message)
    subject = header(message, "Subject")[:LONGEST_SUBJECT]
    return Arrived(
        digest,
        source if len(source) <= KEPT_SOURCE else source[:BEGINNING],
        header_id=next(iter(MESSAGE_ID.findall(header(message, "Message-ID"))), ""),
        sender=sender,
        sender_name=name,
        subject=subject,
        text=own,
        quoted=quoted,
        attachments=tuple(attachments_of(message)),
        is_cut=is_cut or is_long,
        is_unreadable=not (own or subject),
    )


def header(message: EmailMessage, name: str) -> str:
    """On one line. The library stumbles over some headers only when they are looked at."""
    try:
        value = str(message.get(name, "") or "")
    except Exception:  # as with parsing: anything may stand there
        return ""
    return " ".join(printable(value).split())


def printable(text: str) -> str:
    """Without what no database or page can take."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable() or sign.isspace())


def sender_of(message: EmailMessage) -> tuple[str, str]:
    """One address that a letter can be sent to, or none."""
    name, address = parseaddr(header(message, "From"))
    try:
        validate_email(address)
    except ValidationError:
        return name[:100], ""
    return name[:100], address.lower() if len(address) <= 254 else ""


def leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something, and not what is inside a mail that came along."""
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part, seen = waiting.pop(0), seen + 1
        inside = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inside, list):
            waiting = [cast(EmailMessage, each) for each in inside] + waiting
        else:
            yield part


def text_of(message: EmailMessage) -> tuple[str, bool]:
    """Plain text where there is some, else what the page says. True where there was more than we keep."""
    found: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    for part in leaves(message):
        kind = part.get_content_type()
        if kind in found and not is_attached(part):
            found[kind].append(decoded(part))
    plain = "\n\n".join(found["text/plain"]).strip()
    text = plain or text_of_page("\n".join(found["text/html"])[: 4 * BEGINNING])
    text = printable(text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    return text[:LONGEST_MAIL], len(text) > LONGEST_MAIL


def decoded(part: EmailMessage) -> str:
    """With the letters that can be told; an unknown alphabet is read as UTF-8, else as Western European."""
    content = cast(bytes, part.get_payload(decode=True)) or b""
    for charset in (str(part.get_content_charset() or "utf-8"), "utf-8"):
        try:
            return content.decode(charset)
        except (LookupError, ValueError):
            continue
    return content.decode("cp1252", "replace")


def is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(filename_of(part))


def filename_of(part: EmailMessage) -> str:
    try:
        return " ".join(printable(part.get_filename() or "").split())[:120]
    except Exception:  # broken names are no reason to lose the rest
        return ""


def attachments_of(message: EmailMessage) -> Iterator[Attached]:
    for part in leaves(message):
        kind = part.get_content_type()
        if is_attached(part) or kind not in {"text/plain", "text/html"}:
            whole = part.get_payload(decode=True)
            content = whole if isinstance(whole, bytes) else b""
            if content or filename_of(part):
                yield Attached(filename_of(part), seen_kind(content), len(content))


def seen_kind(content: bytes) -> str:
    return next((kind for sign, kind in SIGNS.items() if content.startswith(sign)), "")
