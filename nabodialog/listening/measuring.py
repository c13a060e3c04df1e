"""Gathers what is counted of enquiries, in a fixed number of questions to the database. Never anybody's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Self

from django.db.models import Count, Min, Q, QuerySet
from django.utils.timezone import localdate, make_aware
from django.utils.translation import get_language

from nabodialog.involvement.scope import Scope
from nabodialog.method.topics import topics
from nabodialog.people.models import Municipality
from nabodialog.people.working_days import ClosedDays, working_day_numbers
from nabodialog.projects.models import Project

from .figures import Case
from .models import DueCause, DueChange, Enquiry, Message, MessageKind, Move, Verdict
from .models.message import TO_NEIGHBOUR
from .periods import Period
from .receiving import closed_days
from .states import ENDED, PAUSED, State

AS_STORED = ("kind", "channel", "state", "outcome", "closing_reason")
WANTED = ("pk", *AS_STORED, "received_at", "due_on", "theme__name", "theme__topic_id", "project__name")
# The day that was promised first is the one that stood before any of these. Where we waited for others, it moves.
PROMISED_ANEW = (DueCause.MORE_TIME, DueCause.REOPENED)
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Beside:
    """What stands in other tables, by enquiry."""

    first_word: Mapping[int, datetime]
    answer: Mapping[int, datetime]
    promised: Mapping[int, date]
    reopened: Mapping[int, int]
    verdict: Mapping[int, str]

    @classmethod
    def of(cls, found: "QuerySet[Enquiry]") -> Self:
        theirs = {"enquiry__in": found.values("pk")}
        words = Message.objects.filter(kind__in=TO_NEIGHBOUR, **theirs).order_by().values_list("enquiry")
        told = list(words.annotate(first=Min("at"), answer=Min("at", filter=Q(kind=MessageKind.ANSWER))))
        moved = DueChange.objects.filter(cause__in=PROMISED_ANEW, **theirs).order_by("-at", "-pk")
        again = Move.objects.filter(end=State.REOPENED, **theirs).order_by().values_list("enquiry")
        said = Verdict.objects.filter(**theirs).order_by("at", "pk")
        return cls(
            first_word={enquiry: first for enquiry, first, _answer in told},
            answer={enquiry: answer for enquiry, _first, answer in told if answer},
            promised=dict(moved.values_list("enquiry", "former")),
            reopened=dict(again.annotate(Count("pk"))),
            verdict=dict(said.values_list("enquiry", "solved")),
        )


class WorkingDays:
    """How many lie between two moments."""

    def __init__(self, moments: Iterable[datetime], own: ClosedDays) -> None:
        days = [localdate(moment) for moment in moments]
        self.numbers = working_day_numbers(min(days), max(days), own) if days else {}

    def between(self, start: datetime, end: datetime | None) -> int | None:
        return self.numbers[localdate(end)] - self.numbers[localdate(start)] if end else None


def place_of(scope: Scope) -> dict[str, Project | Municipality]:
    """What a project, or all projects of a municipality, are asked for by."""
    return {"project": scope.project} if scope.project else {"project__municipality": scope.municipality}


def in_scope(scope: Scope, period: Period, today: date) -> "QuerySet[Enquiry]":
    found, since = Enquiry.objects.filter(**place_of(scope)).order_by(), period.since(today)
    return found.filter(received_at__gte=make_aware(datetime.combine(since, time.min))) if since else found


def cases_in(scope: Scope, period: Period, today: date) -> list[Case]:
    found = in_scope(scope, period, today)
    rows, beside = list(found.values(*WANTED)), Beside.of(found)
    moments = [*(row["received_at"] for row in rows), *beside.first_word.values(), *beside.answer.values()]
    days = WorkingDays(moments, closed_days(scope.municipality))
    names = {} if scope.project else {each.id: each.name.in_language(get_language() or "") for each in topics()}
    return [case_of(row, beside, days, theme_of(row, names), today) for row in rows]


def theme_of(row: Row, names: Mapping[str, str]) -> str:
    """Over several projects, the usual themes go by their usual names."""
    return names.get(row["theme__topic_id"]) or row["theme__name"] or ""


def case_of(row: Row, beside: Beside, days: WorkingDays, theme: str, today: date) -> Case:
    number, came = row["pk"], row["received_at"]
    answered = beside.answer.get(number)
    is_running = row["state"] not in ENDED | PAUSED
    return Case(
        on=localdate(came),
        project=row["project__name"],
        theme=theme,
        is_overdue=is_running and row["due_on"] < today,
        first_word=days.between(came, beside.first_word.get(number)),
        answer=days.between(came, answered),
        was_in_time=bool(answered) and localdate(answered) <= beside.promised.get(number, row["due_on"]),
        reopened=beside.reopened.get(number, 0),
        verdict=beside.verdict.get(number, ""),
        **{fact: row[fact] for fact in AS_STORED},
    )
