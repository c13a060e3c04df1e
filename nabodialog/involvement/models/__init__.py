from .stakeholder import Permission, Stakeholder, StakeholderKind
from .strategy import Action, Goal, Passage, Strategy, StrategyVersion

__all__ = [
    "Action",
    "Goal",
    "Passage",
    "Permission",
    "Stakeholder",
    "StakeholderKind",
    "Strategy",
    "StrategyVersion",
]
