"""Neighbours who wait for a word from this person; and, for who leads, those who have waited too long for anybody's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, prefetch_related_objects

from nabodialog.listening.drafting import needs_word
from nabodialog.listening.models import Enquiry
from nabodialog.listening.receiving import closed_days
from nabodialog.people.models import Person
from nabodialog.projects.models import Project

MOST_ANSWERS = 10


@dataclass(frozen=True)
class Waiting:
    """A neighbour who waits; `needs_word` when an answer, or a word on the way, must leave today."""

    enquiry: Enquiry
    is_late: bool
    needs_word: bool


@dataclass(frozen=True)
class Answers:
    """`more` counts those of this person's that there was no room for."""

    mine: list[Waiting]
    more: int
    late_for_others: list[Waiting]

    def __bool__(self) -> bool:
        return bool(self.mine or self.late_for_others)


def answers_of(person: Person, today: date) -> Answers:
    in_mine = Q(owner=person) | Q(deputy=person)
    running = Enquiry.objects.running().most_urgent_first()
    mine = running.filter(in_mine, project__in=Project.objects.written_by(person))
    late = running.overdue(today).exclude(in_mine).filter(project__in=Project.objects.led_by(person))
    shown, others = first_of(mine), first_of(late)
    prefetch_related_objects([*shown, *others], "project__municipality__closed_days")
    return Answers(waiting(shown, today), mine.count() - len(shown), waiting(others, today))


def first_of(enquiries: QuerySet[Enquiry]) -> list[Enquiry]:
    return list(enquiries.select_related("project__municipality", "owner")[:MOST_ANSWERS])


def waiting(enquiries: Iterable[Enquiry], today: date) -> list[Waiting]:
    closed = ((each, closed_days(each.project.municipality)) for each in enquiries)
    return [Waiting(each, each.is_overdue(today), needs_word(each, today, own)) for each, own in closed]
