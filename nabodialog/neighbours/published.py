"""The door out: what anyone may see, and nothing else. Every public view gets its project or municipality here."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat
from django.shortcuts import get_object_or_404

from nabodialog.involvement.public import PLAN
from nabodialog.lib.joined import Joined
from nabodialog.listening.public import HEARD, PROMISES
from nabodialog.people.models import ContactPoint, Municipality
from nabodialog.projects.models import Project, Supplement
from nabodialog.projects.public import Public, PublicProject, public_content
from nabodialog.projects.supplementing import public_copies

Shape = TypeVar("Shape", bound=Public)


@dataclass(frozen=True)
class Published:
    """A project as neighbours may see it: the finished copy, and where it belongs."""

    slug: str
    municipality: Municipality
    content: PublicProject
    at: datetime
    number: int
    chosen_contact: ContactPoint | None
    beside: frozenset[tuple[str, str]] = frozenset()
    """Room and key of what is read on pages of its own."""

    @property
    def has_plan(self) -> bool:
        return self.has(PLAN)

    @property
    def has_heard(self) -> bool:
        return self.has(HEARD)

    @property
    def has_promises(self) -> bool:
        return self.has(PROMISES)

    def has(self, wanted: str) -> bool:
        return any(room == wanted for room, _key in self.beside)


def public_municipality(slug: str) -> Municipality:
    """A municipality's own page is public from the day it is made."""
    places = Municipality.objects.select_related("logo").defer("logo__png")
    return get_object_or_404(places, slug=slug)


def published_projects() -> "QuerySet[Project]":
    related = Project.objects.published().select_related("contact_point", "municipality__logo")
    standing = Supplement.objects.standing().filter(project=OuterRef("pk")).order_by().values("project")
    names = standing.annotate(names=Joined(Concat("room", Value(" "), "key"))).values("names")
    return related.defer("municipality__logo__png").annotate(beside=Subquery(names))


def beside(names: str | None) -> frozenset[tuple[str, str]]:
    pairs = (name.partition(" ") for name in (names or "").split(",") if name)
    return frozenset((room, key) for room, _space, key in pairs)


def stands_beside(project: Project) -> frozenset[tuple[str, str]]:
    """What would stand beside the page if it were published now."""
    return frozenset(Supplement.objects.standing().filter(project=project).values_list("room", "key"))


def published_project(municipality_slug: str, slug: str) -> Published:
    """404 for what is not published, as for what never was."""
    return as_published(get_object_or_404(published_projects(), municipality__slug=municipality_slug, slug=slug))


def published_beside(
    municipality_slug: str, slug: str, room: str, shape: type[Shape]
) -> tuple[Published, Shape, dict[str, datetime]]:
    """The project, the one copy of such a thing beside its page, and when that went out; 404 where there is none."""
    published = published_project(municipality_slug, slug)
    copy = get_object_or_404(public_copies(room), project__municipality__slug=municipality_slug, project__slug=slug)
    return published, shape.model_validate(copy.content), {"at": copy.at}


def as_published(project: Project) -> Published:
    """From a project that `published()` gave."""
    publication, content = project.publication, public_content(project)
    assert publication is not None and content is not None  # noqa: S101, PT018  # published() is the rule
    at, number = publication.at, publication.number
    names = beside(project.__dict__.get("beside"))
    return Published(project.slug, project.municipality, content, at, number, project.contact_point, names)
