"""What a neighbour told one of us, written down while it is fresh."""

import uuid

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.listening.models import EnquiryChannel, EnquiryKind
from nabodialog.listening.receiving import Said
from nabodialog.people.models.contact import readable_phone

from .deeds import text_field

CHANNELS = [(each.value, each.label) for each in EnquiryChannel if each is not EnquiryChannel.WEB]


class RegisterForm(forms.Form):
    channel = forms.ChoiceField(
        label=gettext_lazy("Hvor snakket dere sammen?"), choices=CHANNELS, initial=EnquiryChannel.PHONE
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Hva det er"), choices=EnquiryKind.choices, initial=EnquiryKind.QUESTION
    )
    text = text_field(
        gettext_lazy("Hva det gjelder"),
        gettext_lazy("Med naboens egne ord. Ikke noe om andre, og ikke noe om helse."),
        rows=5,
    )
    phone = forms.CharField(
        label=gettext_lazy("Telefon"),
        max_length=20,
        required=False,
        validators=[readable_phone],
        help_text=gettext_lazy("La telefon og e-post stå tomt når naboen vil være anonym."),
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    email = forms.EmailField(label=gettext_lazy("E-post"), max_length=254, required=False)
    promised = forms.CharField(
        label=gettext_lazy("Lovet du noe?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Ordrett. Det står som et notat for dem som svarer."),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    @property
    def said(self) -> Said:
        return Said(**{name: value for name, value in self.cleaned_data.items() if name != "promised"})

    @property
    def note(self) -> str:
        promised = self.cleaned_data["promised"]
        return _("Lovet: %(promised)s") % {"promised": promised} if promised else ""
