"""Seals history, so that what is altered or removed shows, also where a database's owner drops its locks.

Deeds run beside each other, and a chain that they wrote themselves would make each wait for the former. So an event is
written without, and a round seals what is committed, in the order that it is found.
Why: docs/decisions/0030-history-is-sealed-in-a-chain.md.
"""

import hashlib
import json
import logging
from datetime import UTC, datetime

from django.db import IntegrityError, transaction

from .models import Event, Seal, Unsealed

logger = logging.getLogger(__name__)

AT_ONCE = 500
BEGINNING = "0" * 64
ANCHOR_WORDS = "History is sealed to"


def seal_waiting(now: datetime) -> int:
    """A round: what waits gets its seal. Where another worker was quicker, the numbers were taken, and it did it."""
    if not Unsealed.objects.exists():
        return 0
    try:
        with transaction.atomic():
            done, sealed = seal_next(now)
    except IntegrityError:
        logger.warning("History was sealed by another worker at the same time, or holds a seal that it should not")
        return 0
    if sealed:  # the log lies outside the database: what is cut off at the end shows against it
        logger.info("%s %s", ANCHOR_WORDS, sealed[-1])
    return done


def seal_next(now: datetime) -> tuple[int, list[Seal]]:
    """How many no longer wait, and their seals. An event may have one already only where somebody queued it again."""
    head = Seal.objects.last()
    waiting = list(Unsealed.objects.select_related("event").order_by("event_id")[:AT_ONCE])
    has_one = set(Seal.objects.filter(event__in=[each.event_id for each in waiting]).values_list("event_id", flat=True))
    number, former = (head.number, head.digest) if head else (0, BEGINNING)
    seals: list[Seal] = []
    for event in (each.event for each in waiting if each.event_id not in has_one):
        number += 1
        seal = Seal(number=number, event=event, content=content_of(event), at=now)
        seal.digest = former = digest_of(seal, former)
        seals.append(seal)
    Seal.objects.bulk_create(seals)
    Unsealed.objects.filter(pk__in=[each.pk for each in waiting]).delete()
    return len(waiting), seals


def content_of(event: Event) -> str:
    """A field that comes later goes in here only where it is not empty, so that older seals still hold."""
    return digest(
        event.pk,
        moment(event.at),
        event.by_id,
        event.municipality_id,
        event.verb,
        [event.thing_type, event.thing_id, event.thing_label],
        [event.within_type, event.within_id],
        event.details,
    )


def digest_of(seal: Seal, former: str) -> str:
    return digest(seal.number, former, seal.event_id, seal.content, moment(seal.at))


def digest(*facts: object) -> str:
    """Of the same facts the same digest, on every database."""
    written = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
