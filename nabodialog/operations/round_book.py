"""Notes how each round of work went, now and then: a worker goes round every other second, and need not say so."""

import logging
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from .models import RoundRun

logger = logging.getLogger(__name__)

SECONDS_BETWEEN = 60


@dataclass
class Noted:
    done_at: datetime
    seconds: float
    is_failing: bool
    failures: int = 0


class RoundBook:
    """Of one worker. A round that begins to fail, or no longer does, is written at once; the rest each minute."""

    def __init__(self) -> None:
        self.held: dict[str, Noted] = {}
        self.failing: set[str] = set()
        self.write_at = 0.0

    def note(self, path: str, seconds: float, error: Exception | None) -> None:
        former = self.held.get(path)
        failures = (former.failures if former else 0) + (1 if error else 0)
        self.held[path] = Noted(timezone.now(), seconds, error is not None, failures)
        has_turned = (path in self.failing) != (error is not None)
        self.failing = self.failing | {path} if error else self.failing - {path}
        if has_turned or monotonic() >= self.write_at:
            self.write()

    def write(self) -> None:
        """What cannot be written now, is held until next time."""
        self.write_at = monotonic() + SECONDS_BETWEEN
        try:
            with transaction.atomic():
                for path, noted in self.held.items():
                    keep(path, noted)
        except DatabaseError as error:
            logger.warning("How the rounds went could not be noted (%s)", type(error).__name__)
        else:
            self.held = {}


def keep(path: str, noted: Noted) -> None:
    RoundRun.objects.get_or_create(path=path, defaults={"done_at": noted.done_at})
    facts = {"done_at": noted.done_at, "seconds": noted.seconds, "is_failing": noted.is_failing}
    if noted.failures:
        facts |= {"failures": F("failures") + noted.failures, "failed_at": noted.done_at}
    RoundRun.objects.filter(path=path).update(**facts)
