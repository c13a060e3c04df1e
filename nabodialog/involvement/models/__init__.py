from .address_draft import AddressDraft, AddressDraftPart
from .address_list import AddressLine, AddressList
from .letter import Letter, LetterApproval, LetterKind, Posting, Printed, PrintedFile, PrintRun
from .meeting import (
    AgendaItem,
    Approval,
    Attendance,
    Known,
    Meeting,
    MeetingKind,
    Minutes,
    Openness,
    SignUp,
)
from .plan import Aim, Plan, PlanDate, PlanLine, Rhythm, Unit
from .stakeholder import Permission, Stakeholder, StakeholderKind
from .statutory import StatutoryStep, StepKind
from .strategy import Action, Goal, Passage, Strategy, StrategyVersion

__all__ = [
    "Action",
    "AddressDraft",
    "AddressDraftPart",
    "AddressLine",
    "AddressList",
    "AgendaItem",
    "Aim",
    "Approval",
    "Attendance",
    "Goal",
    "Known",
    "Letter",
    "LetterApproval",
    "LetterKind",
    "Meeting",
    "MeetingKind",
    "Minutes",
    "Openness",
    "Passage",
    "Permission",
    "Plan",
    "PlanDate",
    "PlanLine",
    "Posting",
    "PrintRun",
    "Printed",
    "PrintedFile",
    "Rhythm",
    "SignUp",
    "Stakeholder",
    "StakeholderKind",
    "StatutoryStep",
    "StepKind",
    "Strategy",
    "StrategyVersion",
    "Unit",
]
