"""Rounds that read all of history against its seals once a day, a slice at a time: letters do not wait for it.

What is wrong stands in the log; here, whether.
"""

import logging
from datetime import datetime, timedelta

from nabodialog.history.chaining import BEGINNING
from nabodialog.history.checking import Check
from nabodialog.lib.rounds import claim

from .models import HistoryCheck

EVERY = timedelta(days=1)
LEASE = timedelta(minutes=10)
AT_ONCE = 2000
logger = logging.getLogger(__name__)


def check_history(now: datetime) -> int:
    HistoryCheck.objects.get_or_create(pk=1, defaults={"next_at": now})
    kept = claim(HistoryCheck.objects.all(), "next_at", now, LEASE)
    if kept is None:
        return 0
    check = Check(now, number=kept.read_to, digest=kept.read_digest)
    fault = next(check.breaks(AT_ONCE), "")
    if fault:
        logger.error("History does not hold. First: %s. See `manage.py history check`", fault)
    if fault or check.is_at_the_end:
        tell(kept, check.number, now, holds=not fault)
    else:
        kept.read_to, kept.read_digest, kept.next_at = check.number, check.digest, now
    kept.save()
    return 1


def tell(kept: HistoryCheck, number: int, now: datetime, *, holds: bool) -> None:
    """Of all that was read, and the next time from the beginning."""
    kept.looked_at, kept.number, kept.holds, kept.next_at = now, number, holds, now + EVERY
    kept.read_to, kept.read_digest = 0, BEGINNING
