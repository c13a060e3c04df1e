"""What is known of how the installation is, gathered once: for the page, for `manage.py status` and for `/metrics`."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Count, Min

from nabodialog.backup.models import Backup, latest_backup, latest_made_backup, latest_verified_backup
from nabodialog.post.models import MailQuerySet

from .models import Certificate, HistoryCheck, RoundRun

# A worker notes each minute that it works.
LONGEST_REST = timedelta(minutes=10)
SIZES = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "postgresql": "SELECT pg_database_size(current_database())",
}


@dataclass(frozen=True)
class Work:
    runs: list[RoundRun]

    @property
    def last(self) -> datetime | None:
        return max((run.done_at for run in self.runs), default=None)

    def rests(self, now: datetime) -> bool:
        return self.last is None or self.last < now - LONGEST_REST

    @property
    def failing(self) -> list[RoundRun]:
        """A round that this release no longer has cannot mend itself."""
        return [run for run in self.runs if run.is_failing and run.path in settings.WORK]

    @property
    def erasing(self) -> list[RoundRun]:
        return [run for run in self.runs if run.path in settings.ERASING]


@dataclass(frozen=True)
class Backups:
    last: Backup | None
    made: Backup | None
    verified: Backup | None

    @property
    def is_failing(self) -> bool:
        return self.last != self.made


@dataclass(frozen=True)
class Letters:
    waiting: int
    oldest: datetime | None
    failed: int


@dataclass(frozen=True)
class Installation:
    """Of all of it, and so of no municipality."""

    work: Work
    backups: Backups
    certificate: Certificate | None
    history: HistoryCheck | None
    database_size: int


def installation() -> Installation:
    backups = Backups(latest_backup(), latest_made_backup(), latest_verified_backup())
    return Installation(
        Work(list(RoundRun.objects.all())),
        backups,
        Certificate.objects.first(),
        HistoryCheck.objects.first(),
        database_size(),
    )


def letters_in(mails: MailQuerySet) -> Letters:
    """In one municipality's outbox, or in all of them."""
    waiting = mails.waiting().aggregate(number=Count("pk"), oldest=Min("created_at"))
    return Letters(waiting["number"], waiting["oldest"], mails.failed().count())


def database_size() -> int:
    with connection.cursor() as cursor:
        cursor.execute(SIZES[connection.vendor])
        return int(cursor.fetchone()[0])
