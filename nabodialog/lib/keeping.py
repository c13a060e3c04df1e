"""Keeps what anyone may read ready for a moment, so that a newspaper's readers cost no more than a glance.

Each process keeps its own, for less than a second from before the database was asked. So nothing has to be told that
something was published, withdrawn or edited, or that an office has opened. Why and how fast:
docs/decisions/0010-public-pages-live-for-a-second.md.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch

from .answers import Answer, is_for_anyone

# Together they bound the memory of each process, far above what is made in a second.
MOST_ANSWERS = 256
LARGEST_ANSWER = 256 * 1024


@dataclass(frozen=True)
class Kept:
    answer: Answer
    page: ResolverMatch | None
    asked_at: float
    renewal: Lock = field(default_factory=Lock)

    def suits(self, request: HttpRequest, now: float) -> bool:
        """While it is young. In the second half of its life the first to ask makes a new one, and nobody waits."""
        age, life = now - self.asked_at, settings.PUBLIC_ANSWER_SECONDS
        if age >= life or (request.META["QUERY_STRING"] and not self.answer.suits_any_query):
            return False
        return age < life / 2 or not self.renewal.acquire(blocking=False)


class Shelf:
    """The newest answers; those that have stood longest make room."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Kept] = {}
        self._lock = Lock()

    def find(self, place: Hashable) -> Kept | None:
        return self._kept.get(place)

    def put(self, place: Hashable, kept: Kept) -> None:
        with self._lock:
            self._kept.pop(place, None)
            self._kept[place] = kept
            if len(self._kept) > MOST_ANSWERS:
                del self._kept[next(iter(self._kept))]

    def drop(self, place: Hashable) -> None:
        with self._lock:
            self._kept.pop(place, None)


class PublicAnswersMiddleware:
    """Outermost, so that a kept answer has every header that the others put on it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.shelf = Shelf()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        # The host as it was asked for: an answer is found again only by those who would have been let through.
        place, now = (request.scheme, request.META.get("HTTP_HOST"), request.path), monotonic()
        kept = self.shelf.find(place)
        if kept and kept.suits(request, now):
            request.resolver_match = kept.page  # which page it is, the log asks
            return kept.answer.to(request)
        return self.answer(request, place, now)

    def answer(self, request: HttpRequest, place: Hashable, now: float) -> HttpResponse:
        asks = bool(request.META["QUERY_STRING"])
        response = self.get_response(request)
        if not is_for_anyone(response):
            self.shelf.drop(place)
            return response
        answer = Answer(response)
        if len(answer) <= LARGEST_ANSWER and (answer.suits_any_query or not asks):
            self.shelf.put(place, Kept(answer, request.resolver_match, now))
        return answer.to(request)
