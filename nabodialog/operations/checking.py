"""A round that reads all of history against its seals once a day. What is wrong stands in the log; here, whether."""

import logging
from datetime import datetime, timedelta

from nabodialog.history.checking import Check
from nabodialog.lib.rounds import claim

from .models import HistoryCheck

EVERY = timedelta(days=1)
logger = logging.getLogger(__name__)


def check_history(now: datetime) -> int:
    HistoryCheck.objects.get_or_create(pk=1, defaults={"next_at": now})
    kept = claim(HistoryCheck.objects.all(), "next_at", now, EVERY)
    if kept is None:
        return 0
    check = Check(now)
    fault = next(check.breaks(), "")
    if fault:
        logger.error("History does not hold. First: %s. See `manage.py history check`", fault)
    kept.looked_at, kept.number, kept.holds = now, check.number, not fault
    kept.save(update_fields=["looked_at", "number", "holds"])
    return 1
