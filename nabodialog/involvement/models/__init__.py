from .strategy import Action, Goal, Passage, Strategy, StrategyVersion

__all__ = ["Action", "Goal", "Passage", "Strategy", "StrategyVersion"]
