"""What we have promised, and what became of it: every promise, with every date that it has had."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise as Words
from django.utils.timezone import localdate

from nabodialog.involvement.models import Rhythm
from nabodialog.involvement.rhythm import Cadence
from nabodialog.lib.answers import for_anyone
from nabodialog.listening.promise_states import OPEN, PromiseState
from nabodialog.listening.public import PROMISES, PublicPromise, PublicPromises
from nabodialog.projects.former_addresses import also_at_former_addresses

from .published import Published, published_beside
from .words import PROMISE_STATES


@dataclass(frozen=True)
class PromisePart:
    """One promise, ready to be read."""

    promise: PublicPromise
    state: str | Words
    often: str
    is_late: bool

    @property
    def missed(self) -> int:
        return sum(not check.is_kept for check in self.promise.checks)

    @property
    def can_be_doubted(self) -> bool:
        """Not where we say ourselves that it is not kept, or no longer stands."""
        return self.promise.state in OPEN | {PromiseState.KEPT, PromiseState.PARTLY}


@for_anyone
@also_at_former_addresses
def promises(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    published, content, went_out = published_beside(municipality, slug, PROMISES, PublicPromises)
    return render(request, "neighbours/promises.html", promises_context(published, content, localdate()) | went_out)


def promises_context(published: Published, content: PublicPromises, today: date) -> dict[str, Any]:
    """The same for neighbours and for the preview. What is open stands first; the numbers are those of the list."""
    parts = [promise_part(promise, today) for promise in content.promises]
    numbers = Counter(each.promise.state for each in parts)
    return {
        "municipality": published.municipality,
        "project": published,
        "content": published.content,
        "parts": sorted(parts, key=lambda part: part.promise.state not in OPEN),
        "numbers": [(words, numbers[state]) for state, words in PROMISE_STATES.items() if numbers[state]],
    }


def promise_part(promise: PublicPromise, today: date) -> PromisePart:
    cadence = Cadence(Rhythm.REGULARLY, promise.starts_on, promise.every, promise.unit, promise.due_on)
    often = cadence.in_words if promise.starts_on else ""
    return PromisePart(promise, PROMISE_STATES[promise.state], often, promise.state in OPEN and promise.due_on < today)
