from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.lib.codes import typed
from nabodialog.lib.personal import Sought
from nabodialog.people.models.contact import readable_phone
from nabodialog.privacy.finding import Certainty
from nabodialog.privacy.guard import find

FEWEST_DIGITS = 8


class PersonForm(forms.Form):
    """Who it is about, exactly as they told us: nothing here can be searched with half of an address."""

    reference = forms.CharField(
        label=gettext_lazy("Saken"),
        max_length=100,
        help_text=gettext_lazy("Saksnummeret der kommunen har kravet. Skriv ikke hvem det gjelder."),
    )
    email = forms.EmailField(label=gettext_lazy("E-post"), required=False, max_length=254)
    phone = forms.CharField(label=gettext_lazy("Telefon"), required=False, max_length=20, validators=[readable_phone])
    code = forms.CharField(label=gettext_lazy("Kode på en henvendelse eller påmelding"), required=False, max_length=20)

    def clean_reference(self) -> str:
        reference: str = self.cleaned_data["reference"]
        if any(finding.certainty == Certainty.HIGH or "@" in reference for finding in find(reference)):
            raise ValidationError(_("Skriv saksnummeret, og ikke hvem det gjelder."))
        return reference

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone and sum(sign.isdigit() for sign in phone) < FEWEST_DIGITS:
            raise ValidationError(_("Skriv hele nummeret."))
        return phone

    def clean(self) -> None:
        if not self.errors and not any(self.cleaned_data[name] for name in ("email", "phone", "code")):
            raise ValidationError(_("Skriv minst én av e-post, telefon og kode."))

    @property
    def sought(self) -> Sought:
        told = self.cleaned_data
        return Sought(told["email"], told["phone"], typed(told["code"]))
