"""Whom this person should talk with soon: groups that have not heard from us, and those we may no longer reach."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from nabodialog.involvement.models import Stakeholder
from nabodialog.people.models import Person
from nabodialog.projects.models import Project

MOST_GROUPS = 10


@dataclass(frozen=True)
class GroupsToTalkWith:
    silent: list[Stakeholder]
    unconfirmed: list[Stakeholder]

    def __bool__(self) -> bool:
        return bool(self.silent or self.unconfirmed)


def groups_of(person: Person, projects: QuerySet[Project], today: date) -> GroupsToTalkWith:
    own = Stakeholder.objects.filter(Q(owner=person) | Q(deputy=person), project__in=projects)
    own = own.select_related("project__municipality")
    return GroupsToTalkWith(list(own.unheard(today)[:MOST_GROUPS]), list(own.unconfirmed(today)[:MOST_GROUPS]))
