"""What neighbours may see of a project, and nothing else: the shape of every publication, page, feed and API answer.

A field that is not here cannot get out.
"""

from datetime import date, datetime, time
from hashlib import sha256
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from .models import ChangeKind, Influence, Kind, Phase, Project, WorkState


class Public(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    @property
    def fingerprint(self) -> str:
        """Of all that a person reads before they let it out: nobody publishes something else than what they read."""
        return sha256(self.model_dump_json().encode()).hexdigest()


class PublicElement(Public):
    id: int
    name: str
    text: str
    phase: Phase
    state: WorkState
    started_on: date | None
    finished_on: date | None
    planned_start: date | None
    planned_end: date | None
    times_reopened: int


class PublicMilestone(Public):
    uid: UUID
    sequence: int
    title: str
    text: str
    place: str
    planned_on: date
    planned_until: date | None
    starts_at: time | None
    ends_at: time | None
    happened_on: date | None
    dropped_on: date | None

    def state(self, today: date) -> WorkState:
        if self.happened_on:
            return WorkState.DONE
        ongoing = self.planned_until and self.planned_on <= today <= self.planned_until
        return WorkState.NOW if ongoing else WorkState.PLANNED


class PublicChange(Public):
    id: int
    at: datetime
    kind: ChangeKind
    label: str
    old_date: date | None
    new_date: date | None
    explanation: str
    waiting_time: str
    old: str = ""
    new: str = ""
    milestone: UUID | None = None


class PublicNews(Public):
    """What was told when the page was published anew."""

    at: datetime
    text: str


class PublicMandate(Public):
    title: str
    organisation: str
    responsibility: str
    may_promise: bool
    may_publish: bool
    may_answer: bool

    @property
    def key(self) -> tuple[str, str]:
        """What tells one role from another: two organisations may each have a leader."""
        return self.title, self.organisation


class PublicInfluence(Public):
    id: int
    influence: Influence
    subject: str
    reason: str
    decided_by: str
    until: date | None


class FormerInfluence(Public):
    """The whole list as neighbours read it until that day."""

    until: date
    items: tuple[PublicInfluence, ...]


class PublicProject(Public):
    name: str
    kind: Kind
    language: str
    area: str
    address: str
    introduction: str
    influence: tuple[PublicInfluence, ...]
    former_influence: tuple[FormerInfluence, ...]
    elements: tuple[PublicElement, ...]
    milestones: tuple[PublicMilestone, ...]
    changes: tuple[PublicChange, ...]
    mandates: tuple[PublicMandate, ...]
    news: tuple[PublicNews, ...] = ()  # with a default, as whatever is added later: older copies lack it


def public_content(project: Project) -> PublicProject | None:
    """What neighbours read of the project now; None where nothing is published.

    Whatever a copy says from the time when more homes were planned, one that stands alone shows no address.
    """
    if project.publication is None:
        return None
    content = PublicProject.model_validate(project.publication.content)
    return content.model_copy(update={"address": ""}) if project.is_single_unit else content
