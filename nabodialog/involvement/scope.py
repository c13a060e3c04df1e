"""Where a strategy applies: in a whole municipality, or in one of its projects."""

from dataclasses import dataclass
from typing import Self

from django.db.models import QuerySet
from django.urls import reverse

from nabodialog.method.loading import latest_version
from nabodialog.method.strategy import StrategyGuide, strategy_guide
from nabodialog.people.models import Municipality, Person
from nabodialog.projects.models import Project
from nabodialog.projects.models.project import WRITING_ROLES

from .models import Strategy


@dataclass(frozen=True)
class Scope:
    municipality: Municipality
    project: Project | None = None

    @classmethod
    def of(cls, project: Project) -> Self:
        return cls(project.municipality, project)

    @property
    def place(self) -> Municipality | Project:
        return self.project or self.municipality

    @property
    def guide(self) -> StrategyGuide:
        return strategy_guide(self.project.method_version if self.project else latest_version())

    @property
    def strategy(self) -> Strategy | None:
        return Strategy.objects.filter(municipality=self.municipality, project=self.project).first()

    @property
    def above(self) -> "Scope | None":
        """Whose strategy a project follows where it has nothing of its own."""
        return Scope(self.municipality) if self.project else None

    def can_be_changed_by(self, person: Person) -> bool:
        """What the whole municipality follows is written by those who may start projects there."""
        return self.project.can_be_changed_by(person) if self.project else self.municipality.can_start_projects(person)

    def people(self) -> "QuerySet[Person]":
        """Who may be responsible for something here."""
        if self.project:
            return self.project.team()
        writers = self.municipality.memberships.filter(role__in=WRITING_ROLES)
        return Person.objects.filter(pk__in=writers.values("person"), is_active=True)

    def url(self, page: str, *parts: str | int) -> str:
        """`page` is the name of an address without its scope."""
        if self.project:
            return reverse(f"involvement:{page}", args=[self.municipality.slug, self.project.slug, *parts])
        return reverse(f"involvement:municipality_{page}", args=[self.municipality.slug, *parts])
