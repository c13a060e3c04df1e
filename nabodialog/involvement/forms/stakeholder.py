from django import forms
from django.utils.translation import gettext_lazy

from nabodialog.involvement.models import Stakeholder
from nabodialog.projects.forms.owned import ResponsibleForm


class StakeholderForm(ResponsibleForm):
    class Meta:
        model = Stakeholder
        fields = ["kind", "name", "area", "permission", "reached_by", "owner", "deputy", "notes"]
        widgets = {
            "area": forms.Textarea(attrs={"rows": 4}),
            "permission": forms.RadioSelect,
            "notes": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "name": gettext_lazy("Navnet på en gruppe eller en organisasjon, aldri på en person."),
            "area": gettext_lazy("Gater, et område, eller adressene, én på hver linje."),
            "reached_by": gettext_lazy("For eksempel styrets e-post, oppslagstavla eller rektors telefon."),
            "notes": gettext_lazy("De kan be om å få lese dette. Skriv om gruppa, ikke om enkeltpersoner."),
        }
