from django import forms
from django.utils.translation import gettext_lazy as _


class ConfirmForm(forms.Form):
    """What the archive itself has said of a package."""

    reference = forms.CharField(
        label=_("Arkivets referanse"),
        max_length=100,
        help_text=_("Saksnummeret eller kvitteringen arkivet har gitt pakken."),
    )
