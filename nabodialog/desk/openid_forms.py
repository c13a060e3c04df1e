"""Forms for those who come in on a provider's word."""

from django import forms
from django.utils.translation import gettext_lazy


class NameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Navnet ditt"),
        max_length=100,
        help_text=gettext_lazy("Kollegene dine ser det. Naboer ser bare rollen din."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class ArrivalForm(NameForm):
    email = forms.EmailField(
        label=gettext_lazy("Jobb-e-post"),
        max_length=254,
        help_text=gettext_lazy("Vi sender en kode dit, for å vite at adressen er din."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Koden i e-posten"),
        max_length=20,
        help_text=gettext_lazy("Seks siffer."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).split())
