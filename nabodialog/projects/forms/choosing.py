"""For each element: is it relevant now, later or not? Two who have the question open at once lose nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast
from zlib import crc32

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.projects.choosing import Choice, standing
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


def mark(choice: Choice) -> str:
    """Another as soon as something else is chosen, or another reason is given."""
    return f"{choice.element.pk}-{choice.relevance}-{crc32(choice.reason.encode())}"


class ChoicesForm(forms.Form):
    marks_optional = False  # the reason is asked for only where it must be given
    # What was chosen when the page was opened: a mark for each element.
    seen = forms.RegexField(r"^(?:\d+-(?:now|later|not)-\d+ ?)+$", widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, project: Project, elements: Iterable[Element], told: frozenset[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.project, self.elements, self.told = project, list(elements), told
        # Suggestions are chosen beforehand only as long as nobody has chosen anything.
        self.is_first_time = all(element.state == WorkState.PLANNED and not element.is_left_out for element in elements)
        for element in self.asked():
            self._add_fields(element)
        self.fields["seen"].initial = " ".join(mark(standing(element)) for element in self.elements)
        self.stored_instead: list[tuple[str, str]] = []

    @property
    def status(self) -> int:
        """As it should be, not accepted, or somebody else came first."""
        return 422 if self.errors else 409 if self.is_bound else 200

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
        if not self.errors:
            self._look_for_what_a_colleague_chose(set(cleaned["seen"].split()))
        return cleaned

    def _look_for_what_a_colleague_chose(self, seen: set[str]) -> None:
        newer = [stored for stored in map(standing, self.elements) if mark(stored) not in seen]
        self.stored_instead = [
            (stored.element.name, ": ".join(filter(None, [str(stored.relevance.label), stored.reason])))
            for stored in newer
            if self._typed(stored.element) not in {None, (stored.relevance, stored.reason)}
        ]
        data = cast(QueryDict, self.data).copy()
        data["seen"] = self.fields["seen"].initial
        self.data = data

    def _typed(self, element: Element) -> tuple[str, str] | None:
        """None where the element was not asked about."""
        relevance = self.data.get(f"relevance_{element.pk}")
        reason = self.data.get(f"reason_{element.pk}", "").strip() if relevance == Relevance.NOT else ""
        return None if relevance is None else (relevance, reason)

    def choices(self) -> Iterator[Choice]:
        for element in self.asked():
            relevance = Relevance(self.cleaned_data[f"relevance_{element.pk}"])
            yield Choice(element, relevance, self.cleaned_data[f"reason_{element.pk}"])
