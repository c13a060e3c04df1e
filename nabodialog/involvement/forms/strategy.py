from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from nabodialog.history.revising import RevisedForm
from nabodialog.involvement.models import Action, Goal, Passage
from nabodialog.method.strategy import Heading
from nabodialog.projects.forms.owned import ResponsibleForm


class PassageForm(RevisedForm):
    class Meta:
        model = Passage
        fields = ["text", "reason"]
        widgets = {"text": forms.Textarea(attrs={"rows": 8}), "reason": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"reason": gettext_lazy("De som kommer etter deg, skal forstå valget.")}

    def __init__(self, *args: Any, heading: Heading, departs: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = str(heading.ask)
        if departs:
            self.fields["reason"].required = True
        else:
            del self.fields["reason"]


class GoalForm(RevisedForm):
    class Meta:
        model = Goal
        fields = ["text", "measure", "due"]
        help_texts = {
            "text": gettext_lazy("For eksempel «Alle som skriver til oss, får svar innen fem virkedager»."),
            "measure": gettext_lazy("Hva teller dere, og hvor finner dere tallet?"),
        }


class ActionForm(ResponsibleForm):
    class Meta:
        model = Action
        fields = ["text", "owner", "deputy", "due"]


class VersionForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Hva er nytt i denne utgaven?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("For eksempel «Vedtatt i formannskapet», eller hva som er endret."),
    )
