"""Forms for the people of a municipality."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.people.account_forms import PASSWORD_HELP
from nabodialog.people.models import Municipality, Person, Role


class InvitationForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-post"),
        max_length=254,
        help_text=gettext_lazy("Jobbadressen til den du inviterer. Vi sender en lenke dit."),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Rolle"), choices=Role.choices, initial=Role.MEMBER, widget=forms.RadioSelect
    )

    def __init__(self, municipality: Municipality, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.municipality = municipality

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if self.municipality.memberships.filter(person__email__iexact=email).exists():
            raise forms.ValidationError(_("Denne personen er allerede med. Du kan endre rollen i lista over folk."))
        if self.municipality.invitations.pending().filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Denne adressen er invitert. Send invitasjonen på nytt fra lista over folk."))
        return email


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=gettext_lazy("Rolle"), choices=Role.choices, widget=forms.RadioSelect)


class NewAccountForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Navnet ditt"),
        max_length=100,
        help_text=gettext_lazy("Kollegene dine ser det. Naboer ser bare rollen din."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Velg et passord"),
        max_length=1000,
        strip=False,
        help_text=PASSWORD_HELP,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if password := cleaned.get("password"):
            try:
                validate_password(password, Person(email=self.email, name=cleaned.get("name", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned
