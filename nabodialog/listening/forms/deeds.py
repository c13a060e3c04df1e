"""Forms over one deed on an enquiry. Somebody may come first: then what was typed stands there, and nothing is done."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.listening.misuse import Decision
from nabodialog.listening.models import ClosingReason, EnquiryChannel, EnquiryKind
from nabodialog.listening.models.enquiry import LONGEST_TEXT
from nabodialog.listening.states import RefusedMove

LONGEST_WHY = 300


class DeedForm(forms.Form):
    refused = False

    @property
    def status(self) -> int:
        """What a page that shows this form answers: as it should be, not accepted, or somebody else came first."""
        return 409 if self.refused else 422 if self.is_bound else 200

    def do(self, deed: Callable[[], object]) -> bool:
        """False where the enquiry has moved on since the form was opened."""
        try:
            deed()
        except RefusedMove:
            self.refused = True
        return not self.refused


def text_field(label: Any, help_text: Any = "", rows: int = 7) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=area, help_text=help_text)


def why_field(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_WHY, help_text=help_text, required=required)


class NoteForm(DeedForm):
    text = text_field(
        gettext_lazy("Notat"),
        gettext_lazy("Bare for dere som arbeider med prosjektet. Naboen kan be om å få lese det."),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class KindForm(DeedForm):
    kind = forms.ChoiceField(label=gettext_lazy("Hva det er"), choices=EnquiryKind.choices, widget=forms.RadioSelect)
    why = why_field(gettext_lazy("Hvorfor"), gettext_lazy("Står i historikken til henvendelsen."))


class EndForm(DeedForm):
    reason = forms.ChoiceField(
        label=gettext_lazy("Hvorfor uten svar"), choices=ClosingReason.choices, widget=forms.RadioSelect
    )
    why = why_field(gettext_lazy("Forklar kort"), gettext_lazy("For den som leser dette siden."))


class MisuseForm(DeedForm):
    decision = forms.ChoiceField(
        label=gettext_lazy("Hva har dere bestemt?"), choices=Decision.choices, widget=forms.RadioSelect
    )
    why = why_field(
        gettext_lazy("Hvorfor"),
        gettext_lazy("Hva dere la vekt på. Du trenger ikke gjenta ordene."),
    )


class ReopenForm(DeedForm):
    why = why_field(gettext_lazy("Hvorfor"), gettext_lazy("For eksempel «Naboen ringte og var ikke enig»."))


class ToldForm(DeedForm):
    how = forms.ChoiceField(
        label=gettext_lazy("Hvordan fortalte du det?"),
        choices=[
            (each.value, each.label)
            for each in (EnquiryChannel.PHONE, EnquiryChannel.DOOR, EnquiryChannel.LETTER, EnquiryChannel.MEETING)
        ],
        widget=forms.RadioSelect,
    )


def ahead(day: date, today: date) -> date:
    """A day that somebody is told to wait for."""
    if day <= today:
        raise forms.ValidationError(_("Velg en dag som kommer."))
    if day.year > today.year + 1:
        raise forms.ValidationError(_("Se over årstallet."))
    return day
