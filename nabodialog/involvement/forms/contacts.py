from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.history.revising import RevisedForm
from nabodialog.involvement.models import Contact, ContactRhythm, Level, Stakeholder, StakeholderAssessment
from nabodialog.projects.models import Project
from nabodialog.ui.widgets import DateInput

if TYPE_CHECKING:
    AssessmentModelForm = forms.ModelForm[StakeholderAssessment]
else:
    AssessmentModelForm = forms.ModelForm

SHORT = {"rows": 3}


def not_ahead(day: date, today: date) -> date:
    if day > today:
        raise forms.ValidationError(_("Dagen kan ikke være etter i dag."))
    return day


class ContactForm(RevisedForm):
    """Half a minute: what it was about is all that must be written; the rest has an answer already, or may be empty."""

    class Meta:
        model = Contact
        fields = [
            *("on", "stakeholder", "channel", "purpose", "place"),
            *("informed", "raised", "response", "follow_up"),
        ]
        widgets = {
            "on": DateInput,
            "informed": forms.Textarea(attrs=SHORT),
            "raised": forms.Textarea(attrs=SHORT),
            "response": forms.Textarea(attrs=SHORT),
        }
        help_texts = {
            "purpose": gettext_lazy("For eksempel «Parkering i byggetida»."),
            "raised": gettext_lazy("De kan be om å få lese dette. Skriv hva det gjaldt, ikke hvem som sa det."),
        }

    def __init__(self, *args: Any, project: Project, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        field = cast("forms.ModelChoiceField[Stakeholder]", self.fields["stakeholder"])
        field.queryset, field.empty_label = project.stakeholders.all(), _("Ingen bestemt gruppe")

    def clean_on(self) -> date:
        return not_ahead(self.cleaned_data["on"], self.today)


class AssessmentForm(AssessmentModelForm):
    class Meta:
        model = StakeholderAssessment
        fields = ["influence", "interest", "reason", "on"]
        widgets = {"on": DateInput}
        help_texts = {
            "influence": gettext_lazy("Hvor mye kan gruppa virke inn på det som skjer?"),
            "interest": gettext_lazy("Hvor mye betyr det som skjer, for gruppa?"),
            "reason": gettext_lazy("Gjelder gruppa i denne saken, aldri enkeltpersoner. De kan be om å få lese det."),
        }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for name in ("influence", "interest"):
            field = cast(forms.TypedChoiceField, self.fields[name])
            field.choices = [("", _("Ikke vurdert")), *Level.choices]

    def clean_on(self) -> date:
        return not_ahead(self.cleaned_data["on"], self.today)


class PeriodForm(forms.Form):
    """`?fra=2026-01-01&til=2026-06-01`. What is not understood is the usual."""

    marks_optional = False
    fra = forms.DateField(label=gettext_lazy("Fra"), required=False, widget=DateInput)
    til = forms.DateField(label=gettext_lazy("Til"), required=False, widget=DateInput)

    def days(self, before: date, now: date) -> tuple[date, date]:
        chosen = self.cleaned_data if self.is_valid() else {}
        return chosen.get("fra") or before, chosen.get("til") or now


class RhythmForm(RevisedForm):
    class Meta:
        model = ContactRhythm
        fields = ["weeks"]
