"""Neighbours who wait for a word from this person; and, for who leads, those who have waited too long for anybody's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from nabodialog.listening.drafting import needs_word
from nabodialog.listening.models import Enquiry
from nabodialog.people.models import Person
from nabodialog.projects.models import PartnerRole, Project
from nabodialog.projects.models.project import LEADING_ROLES, WRITING_ROLES

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
    mine = running.filter(in_mine, project__in=projects_written_by(person))
    late = running.overdue(today).exclude(in_mine).filter(project__in=projects_led_by(person))
    shown = waiting(mine, today)
    return Answers(shown, mine.count() - len(shown), waiting(late, today))


def projects_written_by(person: Person) -> QuerySet[Project]:
    member = Q(municipality__memberships__person=person, municipality__memberships__role__in=WRITING_ROLES)
    return Project.objects.filter(member | Q(partners__person=person, partners__role=PartnerRole.MEMBER))


def projects_led_by(person: Person) -> QuerySet[Project]:
    leading = Q(municipality__memberships__person=person, municipality__memberships__role__in=LEADING_ROLES)
    responsible = Q(owner=person) | Q(deputy=person)
    return projects_written_by(person).filter(leading | responsible)


def waiting(enquiries: QuerySet[Enquiry], today: date) -> list[Waiting]:
    related = enquiries.select_related("project__municipality", "owner")
    found: Iterable[Enquiry] = related.prefetch_related("project__municipality__closed_days")[:MOST_ANSWERS]
    return [Waiting(each, each.is_overdue(today), needs_word(each, today, own_of(each))) for each in found]


def own_of(enquiry: Enquiry) -> dict[date, str]:
    return {day.on: day.reason for day in enquiry.project.municipality.closed_days.all()}
