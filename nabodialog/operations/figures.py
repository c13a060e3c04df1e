"""Numbers that the database knows, asked for when somebody asks: over everything, and never who or where."""

from collections.abc import Iterator
from datetime import datetime

from django.db import DatabaseError
from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.timezone import localdate
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from nabodialog.backup.models import latest_backup, latest_made_backup
from nabodialog.history.models import Unsealed
from nabodialog.lib.release import release
from nabodialog.listening.models import Enquiry, IncomingMail, Mailbox
from nabodialog.post.models import Mail

from .models import RoundRun


class Figures:
    """As the library that writes them asks for them."""

    def collect(self) -> Iterator[Metric]:
        told = GaugeMetricFamily("nabodialog_release", "Which release this is.", labels=["release"])
        told.add_metric([release()], 1)
        yield told
        try:
            found = list(asked(timezone.now()))
        except DatabaseError:
            found = []
        yield gauge("database_answers", "Whether the database answered just now.", bool(found))
        yield from found


def gauge(name: str, told: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"nabodialog_{name}", told, value)


def asked(now: datetime) -> Iterator[Metric]:
    yield from of_letters(now)
    yield from of_mailboxes(now)
    yield gauge("enquiries_overdue", "Running, and past the promised day.", overdue(now))
    waiting = Unsealed.objects.aggregate(number=Count("pk"), oldest=Min("since"))
    yield gauge("history_unsealed", "Events that wait for their seal.", waiting["number"])
    yield gauge("history_unsealed_seconds", "How long the oldest of them has waited.", since(waiting["oldest"], now))
    yield from of_backups(now)
    yield from of_rounds(now)


def since(moment: datetime | None, now: datetime) -> float:
    return max((now - moment).total_seconds(), 0) if moment else 0


def overdue(now: datetime) -> int:
    return Enquiry.objects.overdue(localdate(now)).count()


def of_letters(now: datetime) -> Iterator[Metric]:
    waiting = Mail.objects.waiting().aggregate(number=Count("pk"), oldest=Min("created_at"))
    yield gauge("outbox_waiting", "Letters that have not left.", waiting["number"])
    yield gauge("outbox_oldest_seconds", "How long the oldest of them has waited.", since(waiting["oldest"], now))
    yield gauge("outbox_failed", "Letters that were given up or came back.", Mail.objects.failed().count())


def of_mailboxes(now: datetime) -> Iterator[Metric]:
    boxes = Mailbox.objects.aggregate(
        number=Count("pk"), troubled=Count("pk", filter=~Q(trouble="")), oldest=Min("looked_at")
    )
    yield gauge("mailboxes", "Mailboxes that have been looked in.", boxes["number"])
    yield gauge("mailboxes_troubled", "Those that could not be read last time.", boxes["troubled"])
    yield gauge("mailbox_read_seconds", "Since the one longest unread was read.", since(boxes["oldest"], now))
    yield gauge("inbox_waiting", "Mails that wait for somebody.", IncomingMail.objects.waiting().count())


def of_backups(now: datetime) -> Iterator[Metric]:
    """Where none was ever made there is no age to tell, and its absence is what to look for."""
    last, made = latest_backup(), latest_made_backup()
    yield gauge("backup_failing", "Whether the last attempt at a backup failed.", last != made)
    if made:
        yield gauge("backup_made_seconds", "Since the last backup was made.", since(made.finished_at, now))


def of_rounds(now: datetime) -> Iterator[Metric]:
    """Each round is a name in our own code."""
    last = GaugeMetricFamily("nabodialog_round_done_seconds", "Since it was last noted as done.", labels=["round"])
    took = GaugeMetricFamily("nabodialog_round_took_seconds", "How long it took then.", labels=["round"])
    failing = GaugeMetricFamily("nabodialog_round_failing", "Whether it failed then.", labels=["round"])
    failures = CounterMetricFamily("nabodialog_round_failures", "How often it has failed.", labels=["round"])
    for run in RoundRun.objects.all():
        last.add_metric([run.path], since(run.done_at, now))
        took.add_metric([run.path], run.seconds)
        failing.add_metric([run.path], run.is_failing)
        failures.add_metric([run.path], run.failures)
    yield from (last, took, failing, failures)
