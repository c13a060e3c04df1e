"""A municipality's mailbox, over IMAP. Nothing in it is changed: what is read here stays there, as it was."""

import re
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from imaplib import IMAP4, IMAP4_SSL, Internaldate2tuple
from typing import Any

from nabodialog.lib.mailboxes import MailboxAddress

TIMEOUT = 20
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
Failure = (OSError, IMAP4.error)


SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class NotLetInError(Exception):
    """The server is there, and says no to us."""


@dataclass(frozen=True)
class Found:
    """A mail, and when the server got it. `is_cut` where it is only the beginning."""

    source: bytes
    at: datetime | None
    is_cut: bool


@dataclass(frozen=True)
class OpenMailbox:
    """`validity` is the server's word for that its numbers mean the same as before."""

    client: IMAP4
    validity: int

    def numbers_after(self, last: int, since: date) -> list[int]:
        """In the order that they came, from the day before on, since a server counts days in a time of its own.

        «5:*» is the last one also where that is 4, so it is asked once more here.
        """
        first = since - timedelta(days=1)
        day = f"{first.day:02}-{MONTHS[first.month - 1]}-{first.year}"
        found = self.asked("SEARCH", "UID", f"{last + 1}:*", "SINCE", day)
        return sorted(number for number in map(int, b" ".join(filter(None, found)).split()) if number > last)

    def found(self, number: int, largest: int, beginning: int) -> Found | None:
        """A mail as it is, or only its beginning where it is too large; None where it is gone meanwhile."""
        told = b" ".join(each for each in self.fetched(number, "(RFC822.SIZE INTERNALDATE)") if isinstance(each, bytes))
        size, came = SIZE.search(told), Internaldate2tuple(told)
        is_cut = bool(size and int(size[1]) > largest)
        parts = self.fetched(number, f"(BODY.PEEK[]<0.{beginning}>)" if is_cut else "(BODY.PEEK[])")
        at = datetime.fromtimestamp(time.mktime(came), UTC) if came else None
        return next((Found(each[1], at, is_cut) for each in parts if isinstance(each, tuple)), None)

    def fetched(self, number: int, what: str) -> list[bytes | tuple[bytes, bytes] | None]:
        return self.asked("FETCH", str(number), what)

    def asked(self, *command: str) -> list[Any]:
        """A server that says NO has told nothing, least of all that a mail is gone. Its words may hold anything."""
        answer, found = self.client.uid(*command)
        if answer != "OK":
            raise IMAP4.error(f"{command[0]} was refused")
        return list(found)


@contextmanager
def opened(address: MailboxAddress) -> Iterator[OpenMailbox]:
    client = connected(address)
    try:
        try:
            client.login(address.user, address.password)
        except IMAP4.error:
            raise NotLetInError from None  # what the server said may repeat the name
        answer, _data = client.select(f'"{address.folder}"', readonly=True)
        if answer != "OK":
            raise NotLetInError
        yield OpenMailbox(client, int(client.response("UIDVALIDITY")[1][0] or 0))
    finally:
        hang_up(client)


def connected(address: MailboxAddress) -> IMAP4:
    if not address.is_encrypted:
        return IMAP4(address.host, address.port, timeout=TIMEOUT)
    return IMAP4_SSL(address.host, address.port, ssl_context=ssl.create_default_context(), timeout=TIMEOUT)


def hang_up(client: IMAP4) -> None:
    """A server that has gone already needs no goodbye."""
    try:
        client.logout()
    except Failure:
        client.shutdown()
