from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.keeping.kinds import Kind


class KeepingForm(forms.Form):
    """Within the bounds of the kind, which the field says."""

    amount = forms.IntegerField(label=gettext_lazy("Hvor lenge"))

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        field, facts = self.fields["amount"], {"least": kind.least, "most": kind.most, "start": kind.counted_from}
        in_months = kind.unit == "months"
        field.label = _("Måneder") if in_months else _("Dager")
        field.help_text = (
            _("Fra %(least)s til %(most)s, regnet fra %(start)s. Gjelder også det som er her allerede.") % facts
        )
        field.widget.attrs |= {"min": kind.least, "max": kind.most}

    def clean_amount(self) -> int:
        amount: int = self.cleaned_data["amount"]
        if self.kind.bounded(amount) != amount:
            told = _("Skriv et tall fra %(least)s til %(most)s.")
            raise forms.ValidationError(told % {"least": self.kind.least, "most": self.kind.most})
        return amount
