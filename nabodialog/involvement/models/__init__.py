from .address_list import AddressLine, AddressList
from .stakeholder import Permission, Stakeholder, StakeholderKind
from .statutory import StatutoryStep, StepKind
from .strategy import Action, Goal, Passage, Strategy, StrategyVersion

__all__ = [
    "Action",
    "AddressLine",
    "AddressList",
    "Goal",
    "Passage",
    "Permission",
    "Stakeholder",
    "StakeholderKind",
    "StatutoryStep",
    "StepKind",
    "Strategy",
    "StrategyVersion",
]
