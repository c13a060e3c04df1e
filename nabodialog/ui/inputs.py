"""Inputs that Django writes in a way browsers do not read."""

from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """A day, with the browser's own calendar. Browsers read ISO dates alone, whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")
