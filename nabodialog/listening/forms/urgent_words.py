"""Words of danger: one more, or one less and why."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.listening.models import UrgentWord, Use
from nabodialog.listening.urgency import words_in_use
from nabodialog.method.enquiries import urgent_words
from nabodialog.people.models import Municipality

if TYPE_CHECKING:
    WordModelForm = forms.ModelForm[UrgentWord]
else:
    WordModelForm = forms.ModelForm


class AddedWordForm(WordModelForm):
    class Meta:
        model = UrgentWord
        fields = ["word"]
        help_texts = {
            "word": gettext_lazy(
                "Skriv grunnformen, på den målformen folk bruker. «Kniv» finner også «kniven». Minst tre bokstaver."
            )
        }

    def __init__(self, data: Any, *, place: Municipality) -> None:
        super().__init__(data, instance=UrgentWord(municipality=place, use=Use.ADDED))

    def clean_word(self) -> str:
        word = " ".join(str(self.cleaned_data["word"]).lower().split())
        if len(word) < 3:
            raise forms.ValidationError(_("Minst tre bokstaver. Kortere ord finnes i for mye annet."))
        if word in urgent_words() or self.instance.municipality.urgent_words.filter(word=word).exists():
            raise forms.ValidationError(_("Ordet står på lista allerede."))
        return word


class LeftOutWordForm(WordModelForm):
    word = forms.ChoiceField(label=gettext_lazy("Ord eller uttrykk"))

    class Meta:
        model = UrgentWord
        fields = ["word", "reason"]
        help_texts = {"reason": gettext_lazy("Står på lista og i historikken, for den som lurer på det siden.")}

    def __init__(self, data: Any, *, place: Municipality, **kwargs: Any) -> None:
        super().__init__(data, instance=UrgentWord(municipality=place, use=Use.LEFT_OUT), **kwargs)
        words = [(word, word) for word in words_in_use(place.urgent_words.all())]
        cast("forms.ChoiceField", self.fields["word"]).choices = [("", _("Velg")), *words]
        self.fields["reason"].required = True
