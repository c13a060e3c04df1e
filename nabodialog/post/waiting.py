"""What waits in a municipality's outbox, and why; and trying again at once."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max, Min, QuerySet

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Municipality, Person

from .models import Mail, Trouble


@dataclass(frozen=True)
class Outbox:
    waiting: int
    oldest: datetime | None
    failed: int
    sent: int
    last_sent: datetime | None
    troubles: list[tuple[str, int]]


def outbox_of(municipality: Municipality) -> Outbox:
    mails = Mail.objects.filter(municipality=municipality)
    waiting = mails.waiting().aggregate(number=Count("pk"), oldest=Min("created_at"))
    sent = mails.sent().aggregate(number=Count("pk"), last=Max("sent_at"))
    return Outbox(
        waiting["number"], waiting["oldest"], mails.failed().count(), sent["number"], sent["last"], troubles_of(mails)
    )


def troubles_of(mails: "QuerySet[Mail]") -> list[tuple[str, int]]:
    """Each trouble in words, with how many letters it holds back."""
    held = mails.filter(sent_at=None, erased_at=None).exclude(trouble="").order_by()
    counted = held.values_list("trouble").annotate(number=Count("pk")).order_by("-number", "trouble")
    return [(str(Trouble(trouble).label), number) for trouble, number in counted]


@transaction.atomic
def try_again(municipality: Municipality, *, by: Person, now: datetime) -> int:
    """Everything that waits or was given up, but what is erased already."""
    held = Mail.objects.filter(municipality=municipality, sent_at=None, erased_at=None)
    number = held.update(next_at=now, failed_at=None, attempts=0)
    record(Verb.TRIED_AGAIN, municipality, by=by, within=municipality, municipality=municipality, number=number)
    return number
