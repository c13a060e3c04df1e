"""Passwords that have stood in a leak are refused. They are looked up in a file on this machine: none is ever sent.

The file is as Have I Been Pwned's downloader writes it: one SHA-1 hash per line, `HASH:count`, sorted by hash. It is
some 40 GB, so it is never loaded: a line is found by halving the open file, in some 35 short reads.
"""

import logging
import re
from hashlib import sha1
from io import BufferedReader
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .models import Person

logger = logging.getLogger(__name__)
LINE = re.compile(rb"([0-9A-Fa-f]{40})(:\d+)?\r?\n?")
LONGEST = 80  # of a line, with room to spare
LOOKED_AT = 200  # of the lines, when the whole file is judged by some of them


class UnusableList(Exception):
    """The file is not what it should be; the message goes on after the file's name."""


def line_from(file: BufferedReader, place: int) -> tuple[int, bytes]:
    """The first whole line that begins at this place or after it: where it begins, and its hash; empty at the end."""
    file.seek(max(place - 1, 0))
    if place:
        file.readline(LONGEST)  # the end of the line before, with its line break at least
    begins, line = file.tell(), file.readline(LONGEST)
    if not line:
        return begins, b""
    if not (read := LINE.fullmatch(line)):
        raise UnusableList("holds a line that is not HASH:count")
    return begins, read[1].upper()


def is_in(file: BufferedReader, wanted: bytes) -> bool:
    """Is this hash, in capitals, on a line of the sorted file?"""
    low, high = 0, file.seek(0, 2)
    while low < high:
        middle = (low + high) // 2
        begins, found = line_from(file, middle)
        if found == wanted:
            return True
        if found and found < wanted:
            low = begins + 1
        else:
            high = middle
    return False


def check_list(path: str) -> None:
    """Raises UnusableList where the file cannot be used: lines from all of it are read, and must stand in order."""
    try:
        with Path(path).open("rb") as file:
            size = file.seek(0, 2)
            places = [size * number // LOOKED_AT for number in range(LOOKED_AT)]
            seen = [pair for place in places if (pair := line_from(file, place))[1]]
    except OSError as error:
        raise UnusableList(f"cannot be read ({error.strerror})") from error
    if not seen:
        raise UnusableList("holds no hashes")
    if [found for _place, found in sorted(seen)] != sorted(found for _place, found in seen):
        raise UnusableList("is not sorted by hash")


class LeakedPasswordValidator:
    """Off until the installation has the list. Where it cannot be read, `check` says so, and nobody is shut out."""

    def validate(self, password: str, user: Person | None = None) -> None:  # noqa: ARG002  # Django decides
        if settings.LEAKED_PASSWORDS and self.has_leaked(password):
            raise ValidationError(_("Dette passordet står i en liste over passord som er stjålet. Velg et annet."))

    def has_leaked(self, password: str) -> bool:
        wanted = sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
        try:
            with Path(settings.LEAKED_PASSWORDS).open("rb") as file:
                return is_in(file, wanted)
        except (OSError, UnusableList):
            logger.exception("The list of leaked passwords could not be used")
            return False

    def get_help_text(self) -> str:
        return ""
