"""For each element: is it relevant now, later or not?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.projects.choosing import Choice
from nabodialog.projects.models import Element, Kind, Phase, Project, WorkState
from nabodialog.projects.suggesting import Relevance, Suggestion, suggestion_for


@dataclass(frozen=True)
class Question:
    """One element in the form; what is under way or done is shown, not asked."""

    element: Element
    suggestion: Suggestion
    is_told: bool
    relevance: BoundField | None = None
    reason: BoundField | None = None


class ChoicesForm(forms.Form):
    marks_optional = False  # the reason is asked for only where it must be given

    def __init__(
        self, *args: Any, project: Project, elements: Iterable[Element], told: frozenset[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.project, self.elements, self.told = project, list(elements), told
        # Suggestions are chosen beforehand only as long as nobody has chosen anything.
        self.is_first_time = all(element.state == WorkState.PLANNED and not element.is_left_out for element in elements)
        for element in self.asked():
            self._add_fields(element)

    def asked(self) -> Iterator[Element]:
        return (element for element in self.elements if element.state == WorkState.PLANNED)

    def suggestion(self, element: Element) -> Suggestion:
        return suggestion_for(element.method_id, Kind(self.project.kind), Phase(self.project.phase))

    def _add_fields(self, element: Element) -> None:
        suggestion, is_told = self.suggestion(element), element.pk in self.told
        chosen = suggestion.relevance if self.is_first_time else Relevance.LATER
        reason = suggestion.reason
        if element.is_left_out:
            chosen, reason = Relevance.NOT, element.skip.reason
        if is_told and chosen == Relevance.NOT:
            chosen = Relevance.LATER
        self.fields[f"relevance_{element.pk}"] = forms.ChoiceField(
            label=element.name,
            choices=[choice for choice in Relevance.choices if not (is_told and choice[0] == Relevance.NOT)],
            initial=chosen,
            widget=forms.RadioSelect,
        )
        self.fields[f"reason_{element.pk}"] = forms.CharField(
            label=gettext_lazy("Hvorfor ikke?"), max_length=300, required=False, initial=reason
        )

    def questions(self) -> Iterator[Question]:
        for element in self.elements:
            asked = f"relevance_{element.pk}" in self.fields
            yield Question(
                element,
                self.suggestion(element),
                element.pk in self.told,
                self[f"relevance_{element.pk}"] if asked else None,
                self[f"reason_{element.pk}"] if asked else None,
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for element in self.asked():
            chosen, reason = cleaned.get(f"relevance_{element.pk}"), cleaned.get(f"reason_{element.pk}")
            if chosen == Relevance.NOT and not reason and not self.has_error(f"reason_{element.pk}"):
                why = _("Skriv kort hvorfor «%(element)s» ikke er aktuelt. Den som kommer etter deg, lurer.")
                self.add_error(f"reason_{element.pk}", why % {"element": element.name})
        return cleaned

    def choices(self) -> Iterator[Choice]:
        for element in self.asked():
            relevance = Relevance(self.cleaned_data[f"relevance_{element.pk}"])
            yield Choice(element, relevance, self.cleaned_data[f"reason_{element.pk}"])
