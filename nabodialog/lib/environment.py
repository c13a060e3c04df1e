"""Reads settings from the environment, typed, and fails loudly with the name of the setting."""

import os
from collections.abc import Mapping, Sequence
from datetime import date


class SettingError(Exception):
    """A setting is missing or cannot be understood."""


class Environment:
    """Typed readers over environment variables: `env.text("PORT", "8000")`."""

    def __init__(self, values: Mapping[str, str] = os.environ) -> None:
        self.values = values

    def text(self, name: str, default: str | None = None) -> str:
        value = self.values.get(name, "").strip() or default
        if value is None:
            raise SettingError(f"{name} must be set. See docs/running.md.")
        return value

    def flag(self, name: str, default: bool) -> bool:
        value = self.text(name, "yes" if default else "no").lower()
        if value not in {"yes", "no"}:
            raise SettingError(f"{name} must be «yes» or «no», not «{value}».")
        return value == "yes"

    def day(self, name: str) -> date | None:
        value = self.text(name, "")
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise SettingError(f"{name} must be a day such as 2027-06-30, not «{value}».") from None

    def choice(self, name: str, default: str, among: Sequence[str]) -> str:
        value = self.text(name, default)
        if value not in among:
            raise SettingError(f"{name} must be one of {', '.join(among)}, not «{value}».")
        return value

    def number(self, name: str, default: int) -> int:
        value = self.text(name, str(default))
        try:
            return int(value)
        except ValueError:
            raise SettingError(f"{name} must be a whole number, not «{value}».") from None

    def numbers(self, name: str, default: str, how_many: int) -> list[int]:
        """So many whole numbers, separated by commas."""
        words = self.words(name, default)
        if len(words) != how_many or not all(word.isdecimal() for word in words):
            raise SettingError(f"{name} must be {how_many} whole numbers, as {default}.")
        return [int(word) for word in words]

    def beginning_with(self, name: str) -> dict[str, str]:
        """The values of all names that begin so, by what the name ends in."""
        found = {key.removeprefix(name): value.strip() for key, value in self.values.items() if key.startswith(name)}
        return {key: value for key, value in found.items() if key and value}

    def words(self, name: str, default: str = "") -> list[str]:
        """Values separated by commas, without blanks."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]
