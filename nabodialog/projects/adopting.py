"""Taking over what is new in the method, one thing at a time. What the project wrote itself is never touched."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.method import content
from nabodialog.method.content import Method
from nabodialog.method.loading import latest_version, load
from nabodialog.people.models import Person

from .adding import put_in
from .changing import told_elements
from .models import ChecklistItem, Element, MatrixRow, Phase, Project
from .publishing import locked
from .starting import add_contents

Origin = content.Element | content.ChecklistItem | content.MatrixRow
Row = Element | ChecklistItem | MatrixRow


class NewsKind(models.TextChoices):
    ADDED = "added", gettext_lazy("Nytt")
    REWORDED = "reworded", gettext_lazy("Ny ordlyd")
    REMOVED = "removed", gettext_lazy("Ikke lenger i metoden")


@dataclass(frozen=True)
class News:
    """One thing that differs. `row` is what the project has, `origin` what the newest method says."""

    kind: NewsKind
    element_name: str
    row: Row | None
    origin: Origin | None
    key: str
    element: Element | None = None
    phase: str = ""
    is_told: bool = False

    @property
    def before(self) -> list[str]:
        """What stands there now, as far as it differs."""
        old, new = self._texts()
        return [text for text in old if text not in new]

    @property
    def after(self) -> list[str]:
        old, new = self._texts()
        differing = [text for text in new if text not in old]
        return differing if old else differing[:3]  # a whole new element is more than one wants to read here

    def _texts(self) -> tuple[list[str], list[str]]:
        old = texts(self.row.origin) if self.row and self.row.origin else []
        return old, texts(self.origin) if self.origin else []


def texts(origin: Origin) -> list[str]:
    """In the order a person reads them."""
    if isinstance(origin, content.Element):
        neighbours = origin.for_neighbours
        guidance = [origin.purpose, *origin.why, *origin.how, *origin.pitfalls]
        return [str(text) for text in (origin.name, neighbours.name, neighbours.text, *guidance)]
    if isinstance(origin, content.ChecklistItem):
        return [str(origin.text)]
    return [str(origin.purpose), str(origin.participants), str(origin.methods)]


def has_method_news(project: Project) -> bool:
    """Is there a version that the project has not said yes or «not now» to?"""
    return project.method_version != latest_version()


def method_news(project: Project) -> list[News]:
    elements = list(project.elements.select_related("skip").prefetch_related("items", "rows"))
    for element in elements:
        element.project = project
    mine = {key(row): row for element in elements for row in (element, *element.items.all(), *element.rows.all())}
    newest = load(latest_version())
    told = told_elements(project)
    return [*new_or_reworded(newest, mine), *no_longer_there(newest, elements, told)]


def key(row: Row | Origin) -> str:
    nouns = {"Element": "element", "ChecklistItem": "item", "MatrixRow": "row"}
    name = row.method_id if isinstance(row, Row) else row.id
    return f"{nouns[type(row).__name__]}-{name}"


def new_or_reworded(newest: Method, mine: dict[str, Row]) -> Iterator[News]:
    for phase in newest.phases:
        for origin in phase.elements:
            element = mine.get(key(origin))
            if not isinstance(element, Element):
                yield News(NewsKind.ADDED, str(origin.name), None, origin, key(origin), phase=phase.id)
                continue
            for part in parts_of(origin):
                yield from compared(part, mine.get(key(part)), element)


def parts_of(origin: content.Element) -> list[Origin]:
    return [origin, *origin.checklist, *origin.matrix]


def compared(origin: Origin, row: Row | None, element: Element) -> Iterator[News]:
    if row is None:
        yield News(NewsKind.ADDED, element.name, None, origin, key(origin), element)
    elif own_part(row.origin) != own_part(origin):
        yield News(NewsKind.REWORDED, element.name, row, origin, key(origin), element)


def own_part(origin: Origin | None) -> Origin | None:
    """An element without what it holds, which is compared for itself."""
    return replace(origin, matrix=(), checklist=()) if isinstance(origin, content.Element) else origin


def no_longer_there(newest: Method, elements: Iterable[Element], told: frozenset[int]) -> Iterator[News]:
    there = {key(part) for origin in newest.elements for part in parts_of(origin)}
    for element in elements:
        for row in (element, *element.items.all(), *element.rows.all()):
            if not row.is_own and not row.is_left_out and key(row) not in there:
                is_told = row is element and element.pk in told
                yield News(NewsKind.REMOVED, element.name, row, None, key(row), element, is_told=is_told)


@transaction.atomic
def adopt(project: Project, wanted: str | None, *, by: Person) -> int:
    """Take one piece of news by its key, or all of it. What neighbours must be told of is left for people to do.

    Looks again inside the lock, so that two who take the same thing at once take it once.
    """
    project = locked(project)
    taken = [news for news in method_news(project) if wanted in {None, news.key} and not news.is_told]
    for news in taken:
        take(project, news, by=by)
    if not method_news(project):
        settle(project)
    return len(taken)


def take(project: Project, news: News, *, by: Person) -> None:
    if news.kind == NewsKind.ADDED and news.origin:
        add(project, news.origin, news, by=by)
    elif news.kind == NewsKind.REWORDED and news.row:
        row = news.row
        row.method_version = latest_version()
        row.save_over(row.revision, ["method_version"])
        record(Verb.ADOPTED, row, by=by, within=project, municipality=project.municipality, version=row.method_version)
    elif news.row:
        news.row.leave_out(_("Metoden har det ikke med lenger."), by=by)


def add(project: Project, origin: Origin, news: News, *, by: Person) -> None:
    version = latest_version()
    if isinstance(origin, content.Element):
        phase = Phase(news.phase)
        element = Element(project=project, method_id=origin.id, method_version=version, phase=phase, position=0)
        add_contents(put_in(element, by=by), origin)
        return
    if news.element is None:
        return
    noun = ChecklistItem if isinstance(origin, content.ChecklistItem) else MatrixRow
    siblings = noun._default_manager.filter(element=news.element)
    last = siblings.aggregate(last=models.Max("position"))["last"] or 0
    row = noun._default_manager.create(
        element=news.element, method_id=origin.id, method_version=version, position=last + 1
    )
    row.element = news.element
    record(Verb.ADOPTED, row, by=by, within=project, municipality=project.municipality, version=version)


@transaction.atomic
def put_aside(project: Project, *, by: Person) -> None:
    """«Not now»: the news is no longer pointed out, but stays on its page, to be taken at any time."""
    project = locked(project)
    settle(project)
    record(Verb.CHANGED, project, by=by, within=project, municipality=project.municipality, method_news="not now")


def settle(project: Project) -> None:
    Project.objects.filter(pk=project.pk).update(method_version=latest_version())
