"""Numbers that the database knows, asked for when somebody asks: over everything, and never who or where."""

from collections.abc import Iterator
from datetime import datetime

from django.db import DatabaseError
from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.timezone import localdate
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from nabodialog.history.models import Unsealed
from nabodialog.lib.release import release
from nabodialog.listening.models import Enquiry, IncomingMail, Mailbox
from nabodialog.post.models import Mail

from .gathering import Installation, installation, letters_in


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
    found = installation()
    yield gauge("database_bytes", "How much the database takes.", found.database_size)
    if found.history and found.history.looked_at:
        yield gauge("history_holds", "Whether all seals held when they were last read.", found.history.holds)
    yield from of_backups(found, now)
    yield from of_certificate(found, now)
    yield from of_rounds(found, now)


def since(moment: datetime | None, now: datetime) -> float:
    return max((now - moment).total_seconds(), 0) if moment else 0


def overdue(now: datetime) -> int:
    return Enquiry.objects.overdue(localdate(now)).count()


def of_letters(now: datetime) -> Iterator[Metric]:
    letters = letters_in(Mail.objects.all())
    yield gauge("outbox_waiting", "Letters that have not left.", letters.waiting)
    yield gauge("outbox_oldest_seconds", "How long the oldest of them has waited.", since(letters.oldest, now))
    yield gauge("outbox_failed", "Letters that were given up or came back.", letters.failed)


def of_mailboxes(now: datetime) -> Iterator[Metric]:
    boxes = Mailbox.objects.aggregate(
        number=Count("pk"), troubled=Count("pk", filter=~Q(trouble="")), oldest=Min("looked_at")
    )
    yield gauge("mailboxes", "Mailboxes that have been looked in.", boxes["number"])
    yield gauge("mailboxes_troubled", "Those that could not be read last time.", boxes["troubled"])
    yield gauge("mailbox_read_seconds", "Since the one longest unread was read.", since(boxes["oldest"], now))
    yield gauge("inbox_waiting", "Mails that wait for somebody.", IncomingMail.objects.waiting().count())


def of_backups(found: Installation, now: datetime) -> Iterator[Metric]:
    """Where none was ever made there is no age to tell, and its absence is what to look for."""
    made = found.backups.made
    yield gauge("backup_failing", "Whether the last attempt at a backup failed.", found.backups.is_failing)
    if made:
        yield gauge("backup_made_seconds", "Since the last backup was made.", since(made.finished_at, now))


def of_certificate(found: Installation, now: datetime) -> Iterator[Metric]:
    """Nothing where our address is not https, or was not looked at yet."""
    certificate = found.certificate
    if certificate and certificate.looked_at:
        yield gauge("certificate_troubled", "Whether it was not to be trusted last.", bool(certificate.trouble))
    if certificate and certificate.expires_at:
        left = (certificate.expires_at - now).total_seconds()
        yield gauge("certificate_left_seconds", "Until the certificate of our address expires.", left)


def of_rounds(found: Installation, now: datetime) -> Iterator[Metric]:
    """Each round is a name in our own code."""
    last = GaugeMetricFamily("nabodialog_round_done_seconds", "Since it was last noted as done.", labels=["round"])
    took = GaugeMetricFamily("nabodialog_round_took_seconds", "How long it took then.", labels=["round"])
    failing = GaugeMetricFamily("nabodialog_round_failing", "Whether it failed then.", labels=["round"])
    failures = CounterMetricFamily("nabodialog_round_failures", "How often it has failed.", labels=["round"])
    for run in found.work.runs:
        last.add_metric([run.path], since(run.done_at, now))
        took.add_metric([run.path], run.seconds)
        failing.add_metric([run.path], run.is_failing)
        failures.add_metric([run.path], run.failures)
    yield from (last, took, failing, failures)
