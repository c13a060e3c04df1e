"""The shape of how a demo project talks with its neighbours, and of what the law asks."""

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
from nabodialog.listening.promise_states import PromiseState
from nabodialog.projects.models import Phase

from .case import Case, RoleName


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


class CheckCase(Case):
    """Whether a promise was kept on its day with this number, counted from 0."""

    day: int
    kept: bool
    note: str = ""


class PromiseCase(Case):
    """Given on one day and due on another. `done` and `told` are days; `ended` is what it came to instead."""

    words: str
    stakeholder: str | None = None
    said_in: str
    day: int
    due: int
    moved: int | None = None
    moved_why: str = ""
    start: int | None = None
    every: int | None = None
    checks: list[CheckCase] = []
    owner: RoleName
    deputy: RoleName | None = None
    begun: bool = False
    done: int | None = None
    evidence: str = ""
    told: int | None = None
    told_through: Channel = Channel.LETTER
    ended: PromiseState | None = None
    explanation: str = ""


class PromisesCase(Case):
    """Published on a day, all of them."""

    published: int
    given: list[PromiseCase]
