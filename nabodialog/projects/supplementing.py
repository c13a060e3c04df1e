"""What rooms above publish of a project beside its page: it goes out as a finished copy, is replaced, or is withdrawn.

It is there only while the project itself is published, and passes the same guard.
"""

from datetime import datetime
from typing import TypeVar

from django.db import models, transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .guarding import NeedsSecondReader, PersonalData, look_through_any
from .models import Project, PublishingRequest, Supplement
from .models.publication import SupplementQuerySet
from .public import Public
from .publishing import locked

Shape = TypeVar("Shape", bound=Public)
THE_ONE = ""
"""The key of what a project has one of: its plan, its promises, what was heard."""


class NotPublished(Exception):
    """Neighbours do not see the project, so nothing of it can go out."""


@transaction.atomic
def publish_supplement(  # noqa: PLR0913  what, where, by whom and when
    project: Project,
    room: str,
    key: str,
    content: Public,
    *,
    by: Person,
    now: datetime,
    judged: str = "",
    confirmed: bool = False,
    thing: models.Model | None = None,
) -> Supplement:
    """`thing` is what history says was published; `confirmed` is true where two have looked at it.

    `judged` is why a person let through what the guard found possible; it is kept in history, the text is not.
    """
    project = locked(project)
    if project.publication_id is None:
        raise NotPublished
    former = supplements_of(project, room, key)
    refuse_what_may_not_out(project, content, shown_as(type(content), former.standing().first()), confirmed=confirmed)
    last = former.first()
    former.standing().update(replaced_at=now)
    new = Supplement(project=project, room=room, key=key, content=content.model_dump(mode="json"), by=by, at=now)
    new.number = last.number + 1 if last else 1
    new.save()
    PublishingRequest.objects.filter(project=project, room=room, key=key).delete()
    municipality = project.municipality
    if judged:
        record(Verb.JUDGED, project, by=by, within=project, municipality=municipality, reason=judged)
    record(Verb.PUBLISHED, thing or new, by=by, within=project, municipality=municipality, number=new.number)
    return new


@transaction.atomic
def withdraw_supplement(  # noqa: PLR0913  what, why, by whom and when
    project: Project,
    room: str,
    key: str,
    *,
    by: Person,
    now: datetime,
    reason: str = "",
    thing: models.Model | None = None,
) -> bool:
    """Gone at once from everything public. False where nothing stood there."""
    project = locked(project)
    standing = supplements_of(project, room, key).standing().first()
    if standing is None:
        return False
    standing.withdrawn_at, standing.withdrawn_by = now, by
    standing.save(update_fields=["withdrawn_at", "withdrawn_by"])
    municipality = project.municipality
    record(Verb.WITHDREW, thing or standing, by=by, within=project, municipality=municipality, reason=reason)
    return True


def public_supplements(project: Project, room: str) -> dict[str, dict[str, object]]:
    """What neighbours read now, by key, as JSON for the room's own shape to read."""
    standing = Supplement.objects.public().filter(project=project, room=room)
    return dict(standing.values_list("key", "content"))


def public_copies(room: str) -> SupplementQuerySet:
    """Of what a project has one of, as neighbours read it."""
    return Supplement.objects.public().filter(room=room, key=THE_ONE)


def supplements_of(project: Project, room: str, key: str) -> SupplementQuerySet:
    """All copies of one thing, the newest first."""
    return Supplement.objects.filter(project=project, room=room, key=key)


def shown_as(shape: type[Shape], supplement: Supplement | None) -> Shape | None:
    return shape.model_validate(supplement.content) if supplement else None


def refuse_what_may_not_out(project: Project, content: Public, shown: Public | None, *, confirmed: bool) -> None:
    """The last door: whatever view or command it comes from."""
    if any(found.blocks for found in look_through_any(project, content)):
        raise PersonalData
    doubtful = any(not found.blocks for found in look_through_any(project, content, shown))
    if doubtful and project.municipality.needs_second_reader and not confirmed:
        raise NeedsSecondReader
