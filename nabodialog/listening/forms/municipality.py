"""What a municipality decides for all its projects: how soon it answers, when it is closed, and texts to begin with."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.history.revising import RevisedForm
from nabodialog.listening.models import ServicePromise, StandardText
from nabodialog.listening.models.enquiry import MOST_DAYS
from nabodialog.people.models import ClosedDay
from nabodialog.privacy.guard import Guard
from nabodialog.privacy.judging import JudgedForm
from nabodialog.projects.forms.milestones import YEARS
from nabodialog.ui.widgets import DateInput

if TYPE_CHECKING:
    PromiseModelForm = forms.ModelForm[ServicePromise]
    ClosedModelForm = forms.ModelForm[ClosedDay]
else:
    PromiseModelForm = ClosedModelForm = forms.ModelForm


class AnswerTimeForm(PromiseModelForm):
    class Meta:
        model = ServicePromise
        fields = ["days"]
        widgets = {"days": forms.NumberInput(attrs={"min": 1, "max": MOST_DAYS})}
        help_texts = {
            "days": gettext_lazy("Gjelder det som kommer fra nå av. Det som er lovet allerede, står ved lag.")
        }


class ClosedDayForm(JudgedForm, ClosedModelForm):
    """Neighbours read why on the day itself."""

    guarded = ("reason",)

    class Meta:
        model = ClosedDay
        fields = ["on", "reason"]
        widgets = {"on": DateInput}

    def __init__(self, *args: Any, instance: ClosedDay, **kwargs: Any) -> None:
        place = instance.municipality
        self.guard, self.may_judge = Guard(places=(place.name,)), not place.needs_second_reader
        super().__init__(*args, instance=instance, **kwargs)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on.year not in YEARS:
            raise forms.ValidationError(_("Se over årstallet."))
        if self.instance.municipality.closed_days.filter(on=on).exists():
            raise forms.ValidationError(_("Denne dagen er stengt allerede."))
        return on


class StandardTextForm(RevisedForm):
    class Meta:
        model = StandardText
        fields = ["title", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 10})}
        help_texts = {
            "title": gettext_lazy("Den som svarer, velger etter dette. Naboen ser det ikke."),
            "text": gettext_lazy("Den som svarer, retter teksten til naboen først."),
        }
