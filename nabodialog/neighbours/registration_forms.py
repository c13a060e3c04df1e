"""What neighbours are asked when they sign up: as little as possible, and nothing about who they are."""

import uuid
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.involvement.models import Needs
from nabodialog.involvement.models.registration import LANGUAGE_NAME, LARGEST_PARTY
from nabodialog.involvement.signing_up import Wish

# In this room's words, so that whoever reads English meets it in English.
name_of_language = RegexValidator(LANGUAGE_NAME, gettext_lazy("Skriv bare navnet på språket."))


def companions_field() -> forms.IntegerField:
    return forms.IntegerField(
        label=gettext_lazy("Hvor mange tar du med deg?"),
        help_text=gettext_lazy("Skriv 0 hvis du kommer alene."),
        min_value=0,
        max_value=LARGEST_PARTY,
        initial=0,
    )


class SignUpForm(forms.Form):
    form_key = forms.UUIDField(widget=forms.HiddenInput)
    companions = companions_field()
    email = forms.EmailField(
        label=gettext_lazy("E-post"),
        help_text=gettext_lazy(
            "Da får du kvittering og påminnelse, og vi sier fra hvis noe endrer seg. Du kan la feltet stå tomt."
        ),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    interpreter = forms.CharField(
        label=gettext_lazy("Trenger du tolk? Skriv språket"),
        required=False,
        max_length=30,
        validators=[name_of_language],
    )
    wheelchair = forms.BooleanField(label=gettext_lazy("Plass til rullestol"), required=False)
    hearing_loop = forms.BooleanField(label=gettext_lazy("Teleslynge"), required=False)
    other = forms.BooleanField(label=gettext_lazy("Noe annet: ta kontakt med meg på e-post"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"form_key": uuid.uuid4()})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("other") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("Skriv e-postadressen din, så vi kan ta kontakt om det du trenger."))
        return cleaned

    def wish(self, language: str) -> Wish:
        cleaned = self.cleaned_data
        needs = Needs(**{name: cleaned[name] for name in ("interpreter", "wheelchair", "hearing_loop", "other")})
        return Wish(cleaned["form_key"], cleaned["email"].strip().lower(), cleaned["companions"], language, needs)


class CompanionsForm(forms.Form):
    companions = companions_field()
