"""The shape of the demo's cases, and how they are read: `content/<municipality>.yaml`, one municipality a file."""

from datetime import time
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from nabodialog.involvement.models import (
    Aim,
    Channel,
    Known,
    LetterKind,
    MeetingKind,
    Permission,
    Rhythm,
    SignUp,
    StakeholderKind,
    StepKind,
    Unit,
)
from nabodialog.projects.models import Audience, Influence, Kind, Phase

CASES = Path(__file__).parent / "content"

RoleName = Literal["administrator", "leader", "member", "reader", "partner"]
ROLE_NAMES: dict[RoleName, str] = {
    "administrator": "Administrator",
    "leader": "Prosjektleder",
    "member": "Medarbeider",
    "reader": "Politiker",
    "partner": "Partner",
}


class Case(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RowCase(Case):
    who: str = ""
    when: str = ""
    how: str = ""
    evidence: str = ""


class ElementCase(Case):
    name: str = ""
    phase: Phase | None = None
    own_name: str = ""
    neighbour_text: str = ""
    worked: list[tuple[int, int | None]] = []
    planned: tuple[int, int] | None = None
    owner: RoleName | None = None
    deputy: RoleName | None = None
    done: int = 0
    doing: int = 0
    due: int | None = None
    notes: str = ""
    items: list[str] = []
    item_notes: dict[int, str] = {}
    rows: list[RowCase] = []
    skipped: str = ""
    skipped_day: int = 0


class MilestoneCase(Case):
    key: str
    title: str
    audience: Audience
    day: int
    until: int | None = None
    happened: int | None = None
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    text: str = ""
    element: str = ""
    owner: RoleName | None = None
    deputy: RoleName | None = None
    unpublished: bool = False


class ChangeCase(Case):
    milestone: str
    days_later: int
    days_ago: int
    why: str
    waiting_time: str


class MandateCase(Case):
    title: str
    organisation: str
    responsibility: str
    person: RoleName | None = None
    deputy: RoleName | None = None
    may_promise: bool = False
    may_publish: bool = False
    may_answer: bool = False


class InfluenceCase(Case):
    influence: Influence
    subject: str
    reason: str = ""
    decided_by: str = ""
    until: int | None = None


class PassageCase(Case):
    part: str
    text: str
    reason: str = ""


class GoalCase(Case):
    text: str
    measure: str
    due: int | None = None


class ActionCase(Case):
    text: str
    owner: RoleName | None = None
    due: int | None = None
    done: int | None = None


class StrategyCase(Case):
    day: int
    passages: list[PassageCase]
    goals: list[GoalCase] = []
    actions: list[ActionCase] = []
    adopted: str = ""


class SpokenCase(Case):
    day: int
    channel: Channel
    purpose: str
    place: str = ""
    informed: str = ""
    raised: str = ""
    response: str = ""
    follow_up: str = ""
    by: RoleName = "leader"


class AssessmentCase(Case):
    day: int
    influence: int | None = None
    interest: int | None = None
    reason: str


class StakeholderCase(Case):
    kind: StakeholderKind
    name: str
    day: int
    area: str = ""
    permission: Permission = Permission.NOT_ASKED
    reached_by: str = ""
    owner: RoleName | None = None
    deputy: RoleName | None = None
    notes: str = ""
    confirmed: int | None = None
    contact_role: str = ""
    offers: str = ""
    spoken: list[SpokenCase] = []
    assessments: list[AssessmentCase] = []


class LetterCase(Case):
    """`boxes` is how many letter boxes of `street` it was sent to; 0 where it is still being written."""

    kind: LetterKind
    title: str
    text: str
    day: int
    boxes: int = 0
    street: str = ""
    postcode: str = ""
    place: str = ""


class MeetingCase(Case):
    """On the date with the title `milestone`. `companions` are those who signed up, by how many each brings."""

    milestone: str
    kind: MeetingKind
    about: str
    accessibility: str = ""
    step_free: Known = Known.UNKNOWN
    hearing_loop: Known = Known.UNKNOWN
    accessible_toilet: Known = Known.UNKNOWN
    capacity: int | None = None
    sign_up: SignUp = SignUp.NONE
    agenda: list[str] = []
    companions: list[int] = []
    hearing_loops: int = 0


class StatutoryCase(Case):
    """`milestone` is the title of the date that it stands as."""

    kind: StepKind
    day: int
    about: str = ""
    planned: int | None = None
    happened: int | None = None
    sent_by: str = ""
    reference: str = ""
    rule: str = ""
    milestone: str = ""
    owner: RoleName | None = None
    notes: str = ""


class PlanLineCase(Case):
    """`stakeholder` is a group's name, or nothing for all neighbours; `stands_as` are the dates it became, by title."""

    stakeholder: str = ""
    aim: Aim
    format: str
    people: int | None = None
    themes: str = ""
    channels: list[str] = []
    rhythm: Rhythm = Rhythm.ONCE
    start: int | None = None
    every: int | None = None
    unit: Unit = Unit.WEEKS
    end: int | None = None
    phase: Phase
    owner: RoleName | None = None
    deputy: RoleName | None = None
    shown_to_neighbours: bool = True
    stands_as: list[str] = []


class PlanCase(Case):
    """Written on one day, and published on another."""

    introduction: str
    day: int
    published: int
    lines: list[PlanLineCase]


class ProjectCase(Case):
    name: str
    slug: str
    kind: Kind
    homes: int
    phase: Phase
    area: str
    introduction: str
    influence: list[InfluenceCase]
    elements: dict[str, ElementCase]
    own_elements: list[ElementCase] = []
    milestones: list[MilestoneCase] = []
    changes: list[ChangeCase] = []
    mandates: list[MandateCase] = []
    strategy: StrategyCase | None = None
    stakeholders: list[StakeholderCase] = []
    letters: list[LetterCase] = []
    meetings: list[MeetingCase] = []
    statutory: list[StatutoryCase] = []
    plan: PlanCase | None = None


class HoursCase(Case):
    days: list[int]
    opens: time
    closes: time


class ContactCase(Case):
    name: str
    phone: str
    email: str
    deputy_name: str
    deputy_phone: str
    address: str
    note: str
    hours: HoursCase


class MunicipalityCase(Case):
    name: str
    number: str
    slug: str
    language: str
    accent: str
    introduction: str


class DemoCase(Case):
    municipality: MunicipalityCase
    contact_point: ContactCase | None = None
    people: list[RoleName]
    strategy: StrategyCase | None = None
    projects: list[ProjectCase]


def read_cases() -> list[DemoCase]:
    return [DemoCase.model_validate(yaml.safe_load(path.read_text("utf-8"))) for path in sorted(CASES.glob("*.yaml"))]
