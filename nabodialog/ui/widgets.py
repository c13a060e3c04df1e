"""Inputs that Django has, set up the way browsers know them best."""

from datetime import date, time
from typing import Any

from django import forms


class DateInput(forms.DateInput):
    """The browser's own date picker, which wants ISO dates whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return _as_text_when_mistyped(super().get_context(name, value, attrs), date)


class TimeInput(forms.TimeInput):
    """The browser's own time picker."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return _as_text_when_mistyped(super().get_context(name, value, attrs), time)


class ColourInput(forms.TextInput):
    """The browser's own colour picker. It always has a value of seven characters, so nothing need be demanded of it."""

    input_type = "color"

    def use_required_attribute(self, initial: Any) -> bool:  # noqa: ARG002  # Django decides the signature
        return False


def _as_text_when_mistyped(context: dict[str, Any], kind: type[date] | type[time]) -> dict[str, Any]:
    """A picker drops what it cannot understand. As a text field, what was typed stays, beside the error."""
    widget = context["widget"]
    if widget["value"]:
        try:
            kind.fromisoformat(widget["value"])
        except ValueError:
            widget["type"] = "text"
    return context
