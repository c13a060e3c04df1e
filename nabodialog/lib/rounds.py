"""Work that is done beside the pages, in rounds: each looks for what is due, does it, and says how much it did.

Nothing is queued and nothing has to be remembered: rows in the database say what remains. So a worker can be killed
at any time, and whoever comes after goes on from the rows. Why: docs/decisions/0017-work-is-rows-that-wait.md.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from threading import Event
from time import monotonic
from typing import TypeVar

from django.db import close_old_connections
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)

Round = Callable[[datetime], int]
# Is told, after each round, which it was, the seconds that it took, and what went wrong.
Noting = Callable[[str, float, Exception | None], None]
Row = TypeVar("Row", bound=Model)


def noting_nothing(_path: str, _seconds: float, _error: Exception | None) -> None:
    """For those who only want it done."""


def work(paths: Sequence[str], stopping: Event, pause: float, noting: Noting = noting_nothing) -> None:
    """Round after round until someone says stop; rests while there is nothing to do."""
    while not stopping.is_set():
        if not work_once(paths, stopping, noting):
            stopping.wait(pause)


def work_until_nothing_is_due(paths: Sequence[str], stopping: Event, noting: Noting = noting_nothing) -> int:
    total = 0
    while not stopping.is_set() and (done := work_once(paths, stopping, noting)):
        total += done
    return total


def work_once(paths: Sequence[str], stopping: Event, noting: Noting = noting_nothing) -> int:
    """Every round once. One that fails is told of in the log and tried again next time; the others go on."""
    done = 0
    for path in paths:
        if stopping.is_set():
            break
        close_old_connections()
        began, failed = monotonic(), None
        try:
            done += round_at(path)(timezone.now())
        except Exception as error:
            logger.exception("A round failed: %s", path)
            failed = error
        noting(path, monotonic() - began, failed)
    return done


def round_at(path: str) -> Round:
    found: Round = import_string(path)
    return found


def claim(due: "QuerySet[Row]", field: str, now: datetime, lease: timedelta) -> Row | None:
    """The first row whose moment in `field` has come, for this worker alone.

    Its moment is moved to when the lease ends: other workers pass it by, and where this one dies, it is due again then.
    The move asks for the moment that was read, so of two workers one gets the row, on SQLite as on PostgreSQL, and no
    transaction is open while the work is done.
    """
    for row in due.filter(**{f"{field}__lte": now}).order_by(field, "pk")[:20]:
        unclaimed = due.filter(pk=row.pk, **{field: getattr(row, field)})
        if unclaimed.update(**{field: now + lease}):
            setattr(row, field, now + lease)
            return row
    return None
