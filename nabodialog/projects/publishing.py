"""Publishing: a finished copy goes out, is replaced by the next, or is withdrawn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .differences import Difference, differences
from .gathering import gather_public
from .guarding import refuse_personal_data, refuse_to_one_alone
from .models import Project, Publication, PublishingRequest
from .public import FormerInfluence, PublicNews, PublicProject, public_content


@transaction.atomic
def publish(project: Project, *, by: Person, now: datetime, note: str = "", judged: str = "") -> Publication:
    """Everything that is meant for neighbours, as it stands now.

    `judged` is why a person let through what the guard found possible; it is kept in history, the text is not.
    """
    project = locked(project)
    content = with_note(gather_public(project, last_content(project)), note, now)
    refuse_to_one_alone(project, content, public_content(project))
    if judged:
        record(Verb.JUDGED, project, by=by, within=project, municipality=project.municipality, reason=judged)
    return put_out_all(project, content, by=by, now=now, note=note)


def with_note(content: PublicProject, note: str, now: datetime) -> PublicProject:
    return content.model_copy(update={"news": (PublicNews(at=now, text=note), *content.news)}) if note else content


def put_out_all(project: Project, content: PublicProject, *, by: Person, now: datetime, note: str = "") -> Publication:
    """With it goes whatever somebody asked to publish before: it was about another content, or is answered."""
    refuse_personal_data(project, content)
    PublishingRequest.objects.filter(project=project, room="").delete()
    return put_out(project, content, by=by, now=now, note=note)


@transaction.atomic
def publish_part(
    project: Project,
    change: Callable[[PublicProject, PublicProject], PublicProject],
    *,
    by: Person,
    now: datetime,
    confirmed: bool = False,
) -> Publication | None:
    """Let one part of a published project out at once, and nothing else that is unpublished.

    `change(shown, current)` gives the new content from what neighbours see and from the project as it stands.
    `confirmed` is true where two have looked at it.
    """
    project = locked(project)
    shown = public_content(project)
    if shown is None:
        return None
    content = change(shown, gather_public(project, shown))
    refuse_personal_data(project, content, known=shown)
    if not confirmed:
        refuse_to_one_alone(project, content, shown)
    return put_out(project, content, by=by, now=now)


@transaction.atomic
def withdraw(project: Project, reason: str = "", *, by: Person) -> None:
    """Gone at once from page, feed, calendar and API; the copies stay in the project's own history."""
    project = locked(project)
    Project.objects.filter(pk=project.pk).update(publication=None)
    record(Verb.WITHDREW, project, by=by, within=project, municipality=project.municipality, reason=reason)


def unpublished(project: Project) -> list[Difference]:
    """What is new for neighbours that they do not see yet; nothing where they see nothing at all."""
    shown = public_content(project)
    return differences(shown, gather_public(project, shown)) if shown else []


@contextmanager
def held(project: Project) -> Iterator[Project]:
    """Nothing of the project is published meanwhile, so that what neighbours know stays as it was when we looked."""
    with transaction.atomic():
        yield locked(project)


def locked(project: Project) -> Project:
    return Project.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=project.pk)


def last_content(project: Project) -> PublicProject | None:
    """The newest copy, withdrawn or not: calendar numbers must go on rising after a withdrawal."""
    last = project.publications.first()
    return PublicProject.model_validate(last.content) if last else None


def with_former_influence(content: PublicProject, last: PublicProject, today: date) -> PublicProject:
    """Neighbours can always read what they once were told that they could influence."""
    if not last.influence or last.influence == content.influence:
        return content
    former = FormerInfluence(until=today, items=last.influence)
    return content.model_copy(update={"former_influence": (former, *last.former_influence)})


def put_out(project: Project, content: PublicProject, *, by: Person, now: datetime, note: str = "") -> Publication:
    last = project.publications.first()
    if last:
        content = with_former_influence(content, PublicProject.model_validate(last.content), timezone.localdate(now))
    publication = Publication.objects.create(
        project=project,
        number=last.number + 1 if last else 1,
        content=content.model_dump(mode="json"),
        note=note,
        by=by,
        at=now,
    )
    Project.objects.filter(pk=project.pk).update(publication=publication)
    record(Verb.PUBLISHED, project, by=by, within=project, municipality=project.municipality, number=publication.number)
    return publication
