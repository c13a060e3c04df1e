"""What one person's day holds: what is due, what happens next, what changed. Only in projects that they may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from nabodialog.history.models import Event
from nabodialog.listening.models import Promise
from nabodialog.people.models import Municipality, Person
from nabodialog.people.working_days import ONE_DAY, previous_working_day
from nabodialog.projects.models import ChecklistItem, Milestone, Project
from nabodialog.projects.telling import Told, told

SOON = timedelta(days=14)
REMINDED_AHEAD = timedelta(days=7)
MOST_DUE, MOST_NEXT, MOST_CHANGES, MOST_PROJECTS = 40, 8, 10, 60


@dataclass(frozen=True)
class Task:
    """Something that waits for this person: a line of a checklist, a date of theirs, or a promise."""

    text: str
    url: str
    project: Project
    due_on: date | None
    is_date: bool


@dataclass(frozen=True)
class Due:
    """This person's open things by how soon they are due. `more` counts those there was no room for."""

    late: list[Task]
    soon: list[Task]
    later: list[Task]
    more: int

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.soon or self.later)


def items_of(person: Person, projects: QuerySet[Project]) -> QuerySet[ChecklistItem]:
    """The nearest due first, then what has no due date."""
    items = ChecklistItem.objects.in_use().unfinished().filter(owner=person, element__project__in=projects)
    return items.select_related("element__project__municipality").order_by(F("due_on").asc(nulls_last=True), "pk")


def milestones_of(person: Person, projects: QuerySet[Project]) -> QuerySet[Milestone]:
    return (
        Milestone.objects.waiting().filter(owner=person, project__in=projects).select_related("project__municipality")
    )


def promises_of(person: Person, projects: QuerySet[Project], today: date) -> QuerySet[Promise]:
    """Their own that are due within a week; and in a project they answer for, what was due a working day ago."""
    mine = Q(owner=person, next_on__lte=today + REMINDED_AHEAD)
    led = Q(project__owner=person, next_on__lt=previous_working_day(today + ONE_DAY))
    found = Promise.objects.to_be_done().filter(mine | led, project__in=projects)
    return found.select_related("project__municipality").due_first()


def due_for(person: Person, projects: QuerySet[Project], today: date) -> Due:
    items, milestones = items_of(person, projects), milestones_of(person, projects)
    promises = promises_of(person, projects, today)
    tasks = [task_of_item(item) for item in items[:MOST_DUE]]
    tasks += [task_of_milestone(milestone) for milestone in milestones[:MOST_DUE]]
    tasks += [task_of_promise(promise) for promise in promises[:MOST_DUE]]
    more = sum(max(found.count() - MOST_DUE, 0) for found in (items, milestones, promises))
    return sorted_by_due(tasks, today, more)


def task_of_item(item: ChecklistItem) -> Task:
    element = item.element
    return Task(item.text, f"{element.get_absolute_url()}#{item.anchor}", element.project, item.due_on, is_date=False)


def task_of_milestone(milestone: Milestone) -> Task:
    return Task(milestone.title, milestone.get_absolute_url(), milestone.project, milestone.ends_on, is_date=True)


def task_of_promise(promise: Promise) -> Task:
    return Task(str(promise), promise.get_absolute_url(), promise.project, promise.next_on, is_date=False)


def sorted_by_due(tasks: Iterable[Task], today: date, more: int = 0) -> Due:
    tasks = sorted(tasks, key=lambda task: task.due_on or date.max)
    return Due(
        late=[task for task in tasks if task.due_on and task.due_on < today],
        soon=[task for task in tasks if task.due_on and today <= task.due_on <= today + SOON],
        later=[task for task in tasks if task.due_on is None or task.due_on > today + SOON],
        more=more,
    )


def next_in(projects: QuerySet[Project], today: date) -> list[Milestone]:
    coming = Milestone.objects.coming(today).filter(project__in=projects)
    return list(coming.select_related("project__municipality", "owner")[:MOST_NEXT])


@dataclass(frozen=True)
class Change:
    project: Project
    event: Told


def changes_in(projects: QuerySet[Project]) -> list[Change]:
    within = Q(within_type=Project._meta.label_lower, within_id__in=projects.values("pk"))
    events = told(Event.objects.filter(within).deeds().select_related("by")[:MOST_CHANGES])
    known = Project.objects.select_related("municipality").in_bulk([event.within_id for event in events])
    return [Change(known[event.within_id], event) for event in events if event.within_id in known]


@dataclass(frozen=True)
class Place:
    """A municipality and those of its projects that this person may see."""

    municipality: Municipality
    is_member: bool
    projects: list[Project]


def places_of(person: Person, projects: QuerySet[Project], today: date) -> list[Place]:
    """Those they belong to, also without a project, and those where they are a partner."""
    own = list(Municipality.objects.visible_to(person))
    shown = with_next_date(projects, today).select_related("municipality", "owner")
    ordered = shown.order_by("municipality__name", "municipality_id", "name")[:MOST_PROJECTS]
    grouped = {place: list(group) for place, group in groupby(ordered, key=lambda project: project.municipality)}
    everywhere = sorted({*own, *grouped}, key=lambda place: place.name)
    return [Place(place, place in own, grouped.get(place, [])) for place in everywhere]


def with_next_date(projects: QuerySet[Project], today: date) -> QuerySet[Project]:
    """Each with its nearest date that lies ahead, as `next_on` and `next_title`."""
    coming = Milestone.objects.coming(today).filter(project=OuterRef("pk")).order_by("planned_on", "pk")
    return projects.annotate(
        next_on=Subquery(coming.values("planned_on")[:1]), next_title=Subquery(coming.values("title")[:1])
    )
