"""What neighbours are told when something they have been promised changes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nabodialog.privacy.guard import find
from nabodialog.projects.changing import Explanation


class ExplanationForm(forms.Form):
    """Shown together with `projects/explain_fields.html`, which says who will be told."""

    marks_optional = False  # what the waiting time is used for must be told where something is put off

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

    def clean(self) -> dict[str, Any]:
        """This goes out at once, without the look-through before a publication: so nothing doubtful passes here."""
        cleaned: dict[str, Any] = super().clean() or {}
        for field in ("explanation", "waiting_time"):
            if find(cleaned.get(field, "")):
                self.add_error(field, _("Her står det noe som ligner personopplysninger. Skriv det uten."))
        return cleaned

    def tells_of_waiting(self) -> bool:
        """Where neighbours must wait longer, they are told what the time is used for."""
        if self.cleaned_data["waiting_time"]:
            return True
        self.add_error("waiting_time", _("Dette blir utsatt. Skriv kort hva dere gjør i mellomtiden."))
        return False

    def told(self) -> Explanation:
        return Explanation(self.cleaned_data["explanation"], self.cleaned_data["waiting_time"])
