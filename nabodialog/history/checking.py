"""Reads the whole chain again, and names what does not hold."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from .chaining import ANCHOR_WORDS, BEGINNING, content_of, digest_of
from .models import Event, Seal, Unsealed

AT_ONCE = 500
LATE = timedelta(minutes=10)
# A line that sealing itself wrote, as text or as JSON. What others say may hold a stranger's words, these too.
WRITTEN_BY = r"nabodialog\.history\.chaining"
TEXT_LINE, JSON_LINE = rf"[^\]{{]*{WRITTEN_BY} \[[^\]]*\]: ", rf'\{{.*"logger": "{WRITTEN_BY}", "message": "'
ANCHOR = re.compile(rf"(?:{TEXT_LINE}|{JSON_LINE}){ANCHOR_WORDS} (\d+):([0-9a-f]{{64}})")
Anchors = Mapping[int, str]


def anchors_in(lines: Iterable[str]) -> Anchors:
    """What the log says that the chain had come to, each time it was sealed. What was said first of a seal, holds."""
    found = [match for line in lines if (match := ANCHOR.match(line))]
    return {int(match[1]): match[2] for match in reversed(found)}


@dataclass
class Check:
    """One reading, a few rows at a time, from `number` on. `faults` may be left at the first one."""

    now: datetime
    anchors: Anchors = field(default_factory=dict)
    number: int = 0
    digest: str = BEGINNING
    is_at_the_end: bool = False
    waiting: int = 0
    sealed_late: int = 0

    def faults(self) -> Iterator[str]:
        yield from self.breaks()
        for each in Unsealed.objects.filter(since__lte=self.now - LATE).order_by("pk")[:1]:
            yield f"event {each.event_id} waits for its seal since {each.since:%Y-%m-%d %H:%M}: is `work` running?"
        self.waiting = Unsealed.objects.count()

    def breaks(self, most: int | None = None) -> Iterator[str]:
        """Without what only waits: here somebody has had a hand in it. Where `most` is said, no more seals are read."""
        read = 0
        for seal, event in sealed_events(self.number, most):
            read += 1
            yield from self._faults_at(seal, event)
            self.number, self.digest = seal.number, seal.digest
        self.is_at_the_end = most is None or read < most
        if self.is_at_the_end:
            yield from self._faults_at_the_end()

    def _faults_at_the_end(self) -> Iterator[str]:
        for number in sorted(number for number in self.anchors if number > self.number):
            yield f"seal {number} is in the log, and gone: the chain ends at {self.number}"
        for event in Event.objects.filter(seal=None, unsealed=None).order_by("pk")[:AT_ONCE]:
            yield f"event {event.pk} has no seal, and waits for none"

    def _faults_at(self, seal: Seal, event: Event | None) -> Iterator[str]:
        if seal.number != self.number + 1:
            yield f"after seal {self.number} comes {seal.number}: what stood between is gone"
        elif seal.digest != digest_of(seal, self.digest):
            yield f"seal {seal.number} (event {seal.event_id}) does not follow from the one before it"
        if event is None:
            yield f"event {seal.event_id}, sealed as {seal.number}, is gone"
        elif seal.content != content_of(event):
            yield f"event {seal.event_id}, sealed as {seal.number}, is not as it was when it was sealed"
        if self.anchors.get(seal.number, seal.digest) != seal.digest:
            yield f"seal {seal.number} is another than the log says"
        self.sealed_late += event is not None and seal.at - event.at > LATE


def sealed_events(after: int, most: int | None) -> Iterator[tuple[Seal, Event | None]]:
    """Not joined by the database, which would pass by what is gone. From the beginning, also what stands before 1."""
    following = Seal.objects.filter(number__gt=after) if after else Seal.objects.all()
    seals = following.order_by("number")[:most].iterator(chunk_size=AT_ONCE)
    while batch := list(islice(seals, AT_ONCE)):
        events = Event.objects.in_bulk([seal.event_id for seal in batch])
        yield from ((seal, events.get(seal.event_id)) for seal in batch)
