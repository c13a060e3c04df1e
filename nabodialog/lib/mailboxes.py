"""The address of a mailbox that is read, as a setting gives it: imaps://user:password@host/INBOX?address=…&days=…

The password is in no repr, so that it gets into no log and on no page of errors.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
PORTS = {"imaps": 993, "imap": 143}


class MailboxError(Exception):
    """What is wrong with the setting, in words that never repeat it."""


@dataclass(frozen=True)
class MailboxAddress:
    """`address` is what people write to. `days` is how long a handled mail is kept; None where the usual holds."""

    host: str
    port: int
    is_encrypted: bool
    user: str = field(repr=False)
    password: str = field(repr=False)
    folder: str = "INBOX"
    address: str = ""
    days: int | None = None

    @classmethod
    def parse(cls, text: str) -> "MailboxAddress":
        try:
            url = urlsplit(text)
            port = url.port or PORTS.get(url.scheme, 0)
        except ValueError:
            raise MailboxError("is not an address like imaps://user:password@host/INBOX") from None
        if url.scheme not in PORTS or not url.hostname or not url.username or not url.password:
            raise MailboxError("is not an address like imaps://user:password@host/INBOX")
        if url.scheme == "imap" and url.hostname not in LOOPBACK:
            raise MailboxError("is not encrypted: imap:// is for this machine alone, use imaps://")
        more = {key: values[-1] for key, values in parse_qs(url.query).items()}
        address = more.get("address", unquote(url.username)).strip().lower()
        if "@" not in address:
            raise MailboxError("lacks the address that people write to: add ?address=…")
        user, password = unquote(url.username), unquote(url.password)
        folder = unquote(url.path.lstrip("/")) or "INBOX"
        if not f"{user}{password}{folder}".isascii():
            raise MailboxError(
                "has a user, password or folder with letters outside a–z, such as æøå, that IMAP cannot take"
            )
        return cls(url.hostname, port, url.scheme == "imaps", user, password, folder, address, days_in(more))


def days_in(more: Mapping[str, str]) -> int | None:
    if "days" not in more:
        return None
    if not more["days"].isdecimal() or not 1 <= int(more["days"]) <= 3650:
        raise MailboxError("has days that are not a number from 1 to 3650")
    return int(more["days"])


def setting_of(slug: str) -> str:
    """How a municipality's name in addresses stands in the name of its setting."""
    return slug.upper().replace("-", "_")


def mailbox_of(slug: str, texts: Mapping[str, str]) -> MailboxAddress | None:
    """A municipality's mailbox; None where it has none, or where `check --deploy` says what is wrong with it."""
    text = texts.get(setting_of(slug), "")
    try:
        return MailboxAddress.parse(text) if text else None
    except MailboxError:
        return None
