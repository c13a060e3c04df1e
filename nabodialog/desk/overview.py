"""A municipality's projects at a glance: where each stands, how far it has come, and what happens next."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nabodialog.listening.models import Enquiry
from nabodialog.people.models import Municipality
from nabodialog.projects.gathering import PUBLIC_PARTS
from nabodialog.projects.models import Element, Project, Publication, WorkState
from nabodialog.projects.progress import work_on
from nabodialog.projects.publishing import unpublished

from .day import with_next_date


class Standing(Enum):
    """What neighbours can read of a project: a label, and a tone."""

    DRAFT = (_("Bare for oss"), "neutral")
    PUBLISHED = (_("Naboene kan lese"), "success")
    WITHDRAWN = (_("Trukket tilbake"), "warning")

    @property
    def label(self) -> str | Promise:
        return self.value[0]

    @property
    def tone(self) -> str:
        return self.value[1]


@dataclass(frozen=True)
class Glance:
    project: Project
    standing: Standing
    unpublished: int
    doing: list[Element]
    done: int
    relevant: int
    overdue: int
    waiting: int
    waiting_late: int
    next_on: date | None
    next_title: str


def projects_of(municipality: Municipality, today: date) -> QuerySet[Project]:
    """Everything that `glance_at` reads, in a fixed number of queries."""
    was_published = Exists(Publication.objects.filter(project=OuterRef("pk")))
    running = Enquiry.objects.running().filter(project=OuterRef("pk"))
    waiting = {"waiting": number_of(running), "waiting_late": number_of(running.overdue(today))}
    projects = with_next_date(municipality.projects.annotate(was_published=was_published, **waiting), today)
    return projects.select_related("owner", "publication").prefetch_related("elements__items", *PUBLIC_PARTS)


def number_of(enquiries: QuerySet[Enquiry]) -> Coalesce:
    counted = enquiries.order_by().values("project").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def glance_at(project: Project, municipality: Municipality, today: date) -> Glance:
    project.municipality = municipality
    works = work_on(project.elements.all(), today)
    return Glance(
        project=project,
        standing=standing_of(project, was_published=project.was_published),  # type: ignore[attr-defined]
        unpublished=len(unpublished(project)),
        doing=[work.element for work in works if work.state == WorkState.NOW],
        done=sum(work.progress.done for work in works),
        relevant=sum(work.progress.relevant for work in works),
        overdue=sum(work.progress.overdue for work in works),
        waiting=project.waiting,  # type: ignore[attr-defined]
        waiting_late=project.waiting_late,  # type: ignore[attr-defined]
        next_on=project.next_on,  # type: ignore[attr-defined]
        next_title=project.next_title or "",  # type: ignore[attr-defined]
    )


def standing_of(project: Project, *, was_published: bool) -> Standing:
    if project.is_published:
        return Standing.PUBLISHED
    return Standing.WITHDRAWN if was_published else Standing.DRAFT
