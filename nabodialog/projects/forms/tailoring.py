"""The project's own words over the method's. An empty field means the method's own text."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.history.models import Verb
from nabodialog.projects.models import ChecklistItem, Element, MatrixRow, Phase
from nabodialog.projects.revising import RevisedForm

AS_IN_METHOD = gettext_lazy("La feltet stå tomt for å bruke metodens egne ord.")
REASON = gettext_lazy("Skriv kort hvorfor. Den som kommer etter deg, lurer.")


class RenameForm(RevisedForm):
    verb = Verb.RENAMED

    class Meta:
        model = Element
        fields = ["own_name"]
        labels = {"own_name": gettext_lazy("Navn hos dere")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["own_name"].required = self.instance.is_own
        self.fields["own_name"].help_text = "" if self.instance.is_own else AS_IN_METHOD


class NeighbourTextForm(RevisedForm):
    class Meta:
        model = Element
        fields = ["shown_to_neighbours", "own_neighbour_text"]
        labels = {"own_neighbour_text": gettext_lazy("Tekst til naboene, med egne ord")}
        widgets = {"own_neighbour_text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "own_neighbour_text": gettext_lazy("To–tre setninger om hva dere gjør, og hva det betyr for dem."),
            "shown_to_neighbours": gettext_lazy("Naboene ser endringen neste gang dere publiserer."),
        }

    def __init__(self, *args: Any, told: bool = False, **kwargs: Any) -> None:
        """`told` is set where neighbours have read about the element: it cannot just disappear."""
        super().__init__(*args, **kwargs)
        self.told = told

    def clean_shown_to_neighbours(self) -> bool:
        shown: bool = self.cleaned_data["shown_to_neighbours"]
        if self.told and not shown:
            text = _("Naboene har lest om dette. Bruk «Utelat» hvis det ikke blir noe av, så får de vite hvorfor.")
            raise forms.ValidationError(text)
        return shown


class ItemWordsForm(RevisedForm):
    class Meta:
        model = ChecklistItem
        fields = ["own_text"]
        labels = {"own_text": gettext_lazy("Ordlyd hos dere")}
        widgets = {"own_text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["own_text"].required = self.instance.is_own
        self.fields["own_text"].help_text = "" if self.instance.is_own else AS_IN_METHOD


class RowWordsForm(RevisedForm):
    class Meta:
        model = MatrixRow
        fields = ["own_purpose", "own_participants", "own_methods"]
        widgets = {
            "own_purpose": forms.Textarea(attrs={"rows": 3}),
            "own_participants": forms.Textarea(attrs={"rows": 2}),
            "own_methods": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["own_purpose"].required = self.instance.is_own
        for field in self.fields.values():
            field.help_text = "" if self.instance.is_own else AS_IN_METHOD


class NewElementForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Navn på elementet"), max_length=100)
    phase = forms.ChoiceField(
        label=gettext_lazy("Fase"), choices=Phase.choices, initial=Phase.PLANNING, widget=forms.RadioSelect
    )


class NewItemForm(forms.Form):
    own_text = forms.CharField(
        label=gettext_lazy("Nytt punkt"),
        max_length=300,
        help_text=gettext_lazy("Én ting å gjøre, for eksempel «Avtal tid med velforeningen»."),
    )


class NewRowForm(forms.Form):
    own_purpose = forms.CharField(
        label=gettext_lazy("Formål og behov"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    own_participants = forms.CharField(label=gettext_lazy("Deltakere"), max_length=300, required=False)
    own_methods = forms.CharField(
        label=gettext_lazy("Metode"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class LeaveOutForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Hvorfor lar dere være?"),
        max_length=300,
        help_text=gettext_lazy("Bare dere ser dette. Det kan tas tilbake når som helst."),
        error_messages={"required": REASON},
    )
