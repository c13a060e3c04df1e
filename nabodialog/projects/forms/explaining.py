"""What neighbours are told when something they have been promised changes."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nabodialog.privacy.concerns import Concern, concerns
from nabodialog.privacy.judging import JudgedForm
from nabodialog.projects.changing import Explanation
from nabodialog.projects.guarding import element_text, guard_of, milestone_text, texts
from nabodialog.projects.models import Element, Milestone
from nabodialog.projects.public import public_content
from nabodialog.projects.reaching import Reached, reached


class ExplanationForm(JudgedForm, forms.Form):
    """Shown together with `projects/explain_fields.html`, which says who will be told.

    It goes out at once, without the look-through before a publication, and takes the texts of its thing along.
    """

    marks_optional = False  # what the waiting time is used for must be told where something is put off
    guarded = ("explanation", "waiting_time")
    explanation = forms.CharField(
        label=_("Hvorfor, til naboene"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Skriv som om du snakket med en nabo: hva som skjedde, og hva det betyr for dem."),
    )
    waiting_time = forms.CharField(
        label=_("Hva ventetiden brukes til"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Når noe blir utsatt: Hva gjør dere i mellomtiden, og når hører naboene fra dere igjen?"),
    )

    def __init__(self, data: Mapping[str, Any] | None, thing: Milestone | Element) -> None:
        self.thing, self.guard = thing, guard_of(thing.project)
        self.may_judge = not thing.project.municipality.needs_second_reader
        super().__init__(data)

    @cached_property
    def reached(self) -> Reached:
        return reached(self.thing)

    def look_through(self) -> dict[str | None, list[Concern]]:
        shown = public_content(self.thing.project)
        out = {text for _where, text in texts(shown)} if shown else set()
        own = text_of(self.thing)
        return {**super().look_through(), None: [] if own in out else concerns(own, self.guard)}

    def tells_of_waiting(self) -> bool:
        """Where neighbours must wait longer, they are told what the time is used for."""
        if "waiting_time" in self.errors:
            return False
        if self.cleaned_data["waiting_time"]:
            return True
        self.add_error("waiting_time", _("Dette blir utsatt. Skriv kort hva dere gjør i mellomtiden."))
        return False

    def told(self) -> Explanation:
        return Explanation(self.cleaned_data["explanation"], self.cleaned_data["waiting_time"], self.judged)


def text_of(thing: Milestone | Element) -> str:
    """As it stands in a publication."""
    if isinstance(thing, Milestone):
        return milestone_text(thing)
    return element_text(thing.public_name, thing.public_text)
