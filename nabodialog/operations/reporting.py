"""Tells those who run the installation that something went wrong: what, where in the code, and in which request.

Never what stood in a variable, a form, a cookie or an address: those are a neighbour's. Off unless the settings name
somebody to tell. Told beside the requests, so that nobody waits for it, and each error seldom, so that nobody drowns.
"""

import atexit
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from queue import Full, Queue
from threading import Lock, Thread
from time import monotonic

from django.conf import settings
from django.http import HttpRequest

from nabodialog.lib.log_lines import error_of, places_of
from nabodialog.lib.release import release
from nabodialog.lib.request_numbers import current, page_of
from nabodialog.lib.scrubbing import before, said_of

from .counting import errors
from .telling import teller_of

SECONDS_BETWEEN = 300
MOST_WAITING, MOST_KINDS = 100, 1000
# What others do to us is not ours to mend, and what goes wrong in telling must not be told.
NOT_TOLD = ("django.security", "nabodialog.operations.reporting", "nabodialog.operations.telling")
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Report:
    at: datetime
    logger: str
    page: str
    number: str
    release: str
    said: tuple[str, ...]
    places: tuple[tuple[str, ...], ...]

    @property
    def kind(self) -> str:
        """The same error at the same place is the same."""
        last = self.places[-1][-1] if self.places and self.places[-1] else ""
        return f"{self.said[-1] if self.said else self.logger} {last}"


def report_of(record: logging.LogRecord) -> Report:
    error, request = error_of(record), getattr(record, "request", None)
    chain = list(before(error)) if error else []
    return Report(
        at=datetime.fromtimestamp(record.created, UTC),
        logger=record.name,
        page=page_of(request) if isinstance(request, HttpRequest) else "",
        number=current(),
        release=release(),
        said=tuple(said_of(each) for each in chain),
        places=tuple(tuple(places_of(each)) for each in chain),
    )


class Reporting(logging.Handler):
    """Counts every error in the log, and passes on those with an error behind them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.post = Post()

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.startswith(NOT_TOLD):
            return
        errors.labels(record.name).inc()
        if settings.SECRET_ERRORS_TO and record.exc_info:
            self.post.send(report_of(record))


class Post:
    """One thread in each process, from the first error on."""

    def __init__(self) -> None:
        self.waiting: Queue[Report] = Queue(MOST_WAITING)
        self.told_at: dict[str, float] = {}
        self.lock = Lock()
        self.thread: Thread | None = None

    def send(self, report: Report) -> None:
        with self.lock:
            now = monotonic()
            if now - self.told_at.get(report.kind, -SECONDS_BETWEEN) < SECONDS_BETWEEN:
                return
            if len(self.told_at) >= MOST_KINDS:
                self.told_at.clear()
            self.told_at[report.kind] = now
            if self.thread is None:
                self.thread = Thread(target=self.deliver, name="error reports", daemon=True)
                self.thread.start()
                atexit.register(self.wait)
        try:
            self.waiting.put_nowait(report)
        except Full:
            logger.warning("Too many errors to tell of all")

    def deliver(self) -> None:
        while True:
            report = self.waiting.get()
            try:
                tell: Callable[[Report], None] = teller_of(settings.SECRET_ERRORS_TO)
                tell(report)
            except Exception as error:  # whatever it is, the next one must be tried
                logger.warning("An error could not be told of (%s)", type(error).__name__)
            finally:
                self.waiting.task_done()

    def wait(self, seconds: float = 3) -> None:
        """For what is on its way when the process ends."""
        until = monotonic() + seconds
        with self.waiting.all_tasks_done:
            while self.waiting.unfinished_tasks and (left := until - monotonic()) > 0:
                self.waiting.all_tasks_done.wait(left)
