from .change import Change, ChangeKind
from .element import Element, Skip, WorkPeriod, WorkState
from .influence import Influence, InfluenceItem
from .item import ChecklistItem, ItemState
from .matrix import MatrixRow
from .milestone import Audience, Milestone
from .project import KINDS_WITHOUT_HOMES, FormerProjectSlug, Kind, Phase, Project
from .publication import Publication, PublishingRequest, Supplement
from .team import Mandate, Partner, PartnerInvitation, PartnerRole, Power

__all__ = [
    "KINDS_WITHOUT_HOMES",
    "Audience",
    "Change",
    "ChangeKind",
    "ChecklistItem",
    "Element",
    "FormerProjectSlug",
    "Influence",
    "InfluenceItem",
    "ItemState",
    "Kind",
    "Mandate",
    "MatrixRow",
    "Milestone",
    "Partner",
    "PartnerInvitation",
    "PartnerRole",
    "Phase",
    "Power",
    "Project",
    "Publication",
    "PublishingRequest",
    "Skip",
    "Supplement",
    "WorkPeriod",
    "WorkState",
]
