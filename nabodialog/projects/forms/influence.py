from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.projects.models import Influence, InfluenceItem
from nabodialog.projects.revising import RevisedForm


class InfluenceForm(RevisedForm):
    class Meta:
        model = InfluenceItem
        fields = ["influence", "subject", "reason", "decided_by", "until"]
        widgets = {"influence": forms.RadioSelect, "reason": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "subject": gettext_lazy("Skriv så en nabo forstår det: «Hvor gangveien går»."),
            "reason": gettext_lazy("For eksempel «Kommunestyret har vedtatt det» eller «Følger av loven»."),
            "decided_by": gettext_lazy("For eksempel «Kommunestyret» eller «Prosjektgruppa, etter møtene med dere»."),
            "until": gettext_lazy("Etter denne dagen er det for sent å ta hensyn til innspill."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        influence = cleaned.get("influence")
        if influence in {Influence.PARTLY, Influence.CANNOT} and not cleaned.get("reason"):
            self.add_error("reason", _("Fortell hvorfor. Uten en grunn er det vanskelig å godta."))
        if influence == Influence.CANNOT and cleaned.get("until"):
            self.add_error("until", _("Det som er bestemt, har ingen frist for innspill."))
        return cleaned
