"""Which part of a timeline to show."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.projects.models import Audience, Element, Milestone

from .working import NOBODY, ChosenForm


class TimelineForm(ChosenForm):
    """`?fase=innflytting&ansvarlig=7&for=neighbours`. What is not understood chooses nothing away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Alle")), *Audience.choices]
        self.fields["for"] = forms.ChoiceField(label=gettext_lazy("Hvem det er for"), required=False, choices=choices)

    def chosen(self, elements: list[Element], milestones: list[Milestone]) -> tuple[list[Element], list[Milestone]]:
        """An element is for those who have a date in it; and for neighbours where it is shown to them."""
        if not self.is_valid():
            return elements, milestones
        audience = self.cleaned_data["for"]
        dates = [milestone for milestone in milestones if not audience or milestone.audience == audience]
        with_dates = {milestone.element_id for milestone in dates}
        return (
            [each for each in elements if self.lets_through(each) and self._is_for(each, audience, with_dates)],
            [each for each in dates if self._lets_date_through(each)],
        )

    def _is_for(self, element: Element, audience: str, with_dates: set[int | None]) -> bool:
        shown = audience == Audience.NEIGHBOURS and element.shown_to_neighbours
        return not audience or shown or element.pk in with_dates

    def _lets_date_through(self, milestone: Milestone) -> bool:
        phase, owner = self.cleaned_data["fase"], self.cleaned_data["ansvarlig"]
        in_phase = milestone.element is not None and milestone.element.phase == phase
        return (not phase or in_phase) and owner in {"", str(milestone.owner_id or NOBODY)}
