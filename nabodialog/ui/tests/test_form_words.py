"""A form says what to do, in words that people use; never in Django's own."""

import re

import pytest
from django import forms
from django.urls import get_resolver
from django.utils.translation import override

OF_DJANGO = re.compile("[Oo]ppgi|[Oo]ppgje|Sørg for|gyldi|påkrev|Verdien|Enter a")


class Wrong(forms.Form):
    long = forms.CharField(max_length=1000)
    short = forms.CharField(min_length=3)
    high = forms.IntegerField(max_value=500)
    low = forms.IntegerField(min_value=1)
    part = forms.IntegerField()
    day = forms.DateField()
    hour = forms.TimeField()
    letter = forms.EmailField()
    page = forms.URLField(assume_scheme="https")
    some = forms.MultipleChoiceField(choices=[("a", "A")])


TYPED = {"long": "x" * 1200, "short": "x", "high": "501", "low": "0", "part": "1,5", "day": "31.02.2026"}
TYPED |= {"hour": "25:00", "letter": "nabo@", "page": "kommunen", "some": ["b"]}
SAID = {
    "nb": {
        "long": "Skriv kortere: høyst 1000 tegn. Du har skrevet 1200.",
        "high": "Tallet er for høyt. Skriv høyst 500.",
        "day": "Datoen ble ikke forstått. Skriv den slik: 24.12.2026.",
    },
    "nn": {
        "long": "Skriv kortare: høgst 1000 teikn. Du har skrive 1200.",
        "high": "Talet er for høgt. Skriv høgst 500.",
        "day": "Datoen vart ikkje forstått. Skriv han slik: 24.12.2026.",
    },
}


@pytest.mark.parametrize("language", SAID)
def test_what_is_wrong_is_told_as_what_to_do(language):
    with override(language):
        errors = {name: str(errors[0]) for name, errors in Wrong(TYPED).errors.items()}
    assert errors.keys() == TYPED.keys()
    assert {name: errors[name] for name in SAID[language]} == SAID[language]
    assert not OF_DJANGO.search(" ".join(errors.values()))


def forms_below(form):
    return {form}.union(*(forms_below(each) for each in form.__subclasses__()))


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_form_of_ours_was_made_too_early_to_know_the_words(language):
    get_resolver().reverse_dict  # every page is read, and its forms with it  # noqa: B018
    ours = {form for form in forms_below(forms.BaseForm) if form.__module__.startswith("nabodialog.")}
    assert len(ours) > 50
    used = ("required", "invalid", "invalid_choice")
    with override(language):
        said = {
            (form.__name__, name): str(field.error_messages.get(code, ""))
            for form in ours
            for name, field in form.base_fields.items()
            for code in used
        }
    assert {place: words for place, words in said.items() if OF_DJANGO.search(words)} == {}


@pytest.mark.parametrize("typed", ["18:30", "18.30", "18:30:00"])
def test_an_hour_may_be_typed_as_norwegians_write_it(typed):
    with override("nb"):
        assert Wrong({"hour": typed}).fields["hour"].clean(typed).hour == 18


def test_a_browser_is_not_told_to_cut_what_is_pasted():
    assert "maxlength" not in Wrong().as_p()
