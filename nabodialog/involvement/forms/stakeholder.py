from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.involvement.models import Permission, Stakeholder
from nabodialog.privacy.names import names
from nabodialog.projects.forms.owned import ResponsibleForm


class StakeholderForm(ResponsibleForm):
    class Meta:
        model = Stakeholder
        fields = [
            "kind",
            "name",
            "area",
            "permission",
            "reached_by",
            "contact_role",
            "offers",
            "owner",
            "deputy",
            "notes",
        ]
        widgets = {
            "area": forms.Textarea(attrs={"rows": 4}),
            "permission": forms.RadioSelect,
            "offers": forms.Textarea(attrs={"rows": 3}),
            "notes": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "name": gettext_lazy("Navnet på en gruppe eller en organisasjon, aldri på en person."),
            "area": gettext_lazy("Gater, et område, eller adressene, én på hver linje."),
            "reached_by": gettext_lazy("For eksempel styrets e-post, oppslagstavla eller rektors telefon."),
            "contact_role": gettext_lazy("En rolle, for eksempel «styreleder». Aldri et navn."),
            "offers": gettext_lazy("Det de selv har sagt at de kan: et lokale, en dugnad, å gi beskjed videre."),
            "notes": gettext_lazy("De kan be om å få lese dette. Skriv om gruppa, ikke om enkeltpersoner."),
        }

    def clean_contact_role(self) -> str:
        role: str = self.cleaned_data["contact_role"]
        if any(names(role)):
            raise forms.ValidationError(_("Skriv rollen, ikke navnet på den som har den."))
        return role

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("contact_role") and cleaned.get("permission") != Permission.YES:
            self.add_error("contact_role", _("Skriv inn kontaktpersonen når gruppa har sagt ja til at vi tar kontakt."))
        return cleaned
