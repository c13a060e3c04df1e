"""The shape of the demo's cases, and how they are read: `content/<municipality>.yaml`, one municipality a file."""

from datetime import time
from pathlib import Path

import yaml

from nabodialog.projects.models import Audience, Influence, Kind, Phase

from .case import Case, RoleName
from .dialogue import (
    LetterCase,
    MeetingCase,
    PlanCase,
    PromisesCase,
    StakeholderCase,
    StatutoryCase,
    StrategyCase,
)
from .enquiry import EnquiryCase
from .hearing import HeardCase
from .mailing import MailCase

CASES = Path(__file__).parent / "content"


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
    promises: PromisesCase | None = None
    heard: HeardCase | None = None
    enquiries: list[EnquiryCase] = []


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
    mails: list[MailCase] = []


def read_cases() -> list[DemoCase]:
    found = (yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) for path in sorted(CASES.glob("*.yaml")))
    return [DemoCase.model_validate(each) for each in found]
