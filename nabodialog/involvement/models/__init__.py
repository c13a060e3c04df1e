from .address_draft import AddressDraft, AddressDraftPart
from .address_list import AddressLine, AddressList
from .assessment import Level, StakeholderAssessment
from .contact import Channel, Contact, ContactRhythm
from .letter import Letter, LetterApproval, LetterKind, Posting, Printed, PrintedFile, PrintRun
from .meeting import (
    LARGEST_MEETING,
    LONGEST_ITEM,
    AgendaItem,
    Approval,
    Attendance,
    Known,
    Meeting,
    MeetingKind,
    MeetingQuerySet,
    Minutes,
    Openness,
    SignUp,
)
from .plan import Aim, Plan, PlanDate, PlanLine, Rhythm, Unit
from .registration import Announced, Erasure, Needs, Notice, Occasion, Registration, Standing
from .stakeholder import Permission, Stakeholder, StakeholderKind
from .statutory import StatutoryStep, StepKind
from .strategy import Action, Goal, Passage, Strategy, StrategyVersion

__all__ = [
    "LARGEST_MEETING",
    "LONGEST_ITEM",
    "Action",
    "AddressDraft",
    "AddressDraftPart",
    "AddressLine",
    "AddressList",
    "AgendaItem",
    "Aim",
    "Announced",
    "Approval",
    "Attendance",
    "Channel",
    "Contact",
    "ContactRhythm",
    "Erasure",
    "Goal",
    "Known",
    "Letter",
    "LetterApproval",
    "LetterKind",
    "Level",
    "Meeting",
    "MeetingKind",
    "MeetingQuerySet",
    "Minutes",
    "Needs",
    "Notice",
    "Occasion",
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
    "Registration",
    "Rhythm",
    "SignUp",
    "Stakeholder",
    "StakeholderAssessment",
    "StakeholderKind",
    "Standing",
    "StatutoryStep",
    "StepKind",
    "Strategy",
    "StrategyVersion",
    "Unit",
]
