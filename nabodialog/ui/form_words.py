"""What every form says when something is missing, too long or not understood: what to do, and not what is forbidden."""

from typing import Any

from django.core import validators
from django.forms import fields, models
from django.utils.translation import gettext_lazy as _

MISSING = _("Fyll ut dette feltet.")
GONE = _("Dette finnes ikke lenger. Velg noe annet.")

OF_FIELDS: dict[type[fields.Field], dict[str, Any]] = {
    fields.Field: {"required": MISSING},
    fields.ChoiceField: {"invalid_choice": GONE},
    fields.MultipleChoiceField: {"invalid_choice": GONE, "invalid_list": GONE},
    models.ModelChoiceField: {"invalid_choice": GONE},
    models.ModelMultipleChoiceField: {"invalid_choice": GONE, "invalid_list": GONE, "invalid_pk_value": GONE},
    fields.IntegerField: {"invalid": _("Skriv et helt tall med sifre, for eksempel 12.")},
    fields.DateField: {"invalid": _("Datoen ble ikke forstått. Skriv den slik: 24.12.2026.")},
    fields.TimeField: {"invalid": _("Klokkeslettet ble ikke forstått. Skriv det slik: 18.30.")},
    fields.URLField: {"invalid": _("Nettadressen ble ikke forstått. Skriv den slik: https://www.eksempel.no.")},
}
OF_VALIDATORS: dict[Any, Any] = {
    validators.MaxLengthValidator: _("Skriv kortere: høyst %(limit_value)d tegn. Du har skrevet %(show_value)d."),
    validators.MinLengthValidator: _("Skriv mer: minst %(limit_value)d tegn. Du har skrevet %(show_value)d."),
    validators.MaxValueValidator: _("Tallet er for høyt. Skriv høyst %(limit_value)s."),
    validators.MinValueValidator: _("Tallet er for lavt. Skriv minst %(limit_value)s."),
    validators.EmailValidator: _("E-postadressen ble ikke forstått. Skriv den slik: navn@eksempel.no."),
    validators.URLValidator: OF_FIELDS[fields.URLField]["invalid"],
    validators.ProhibitNullCharactersValidator: _("Teksten har et tegn som ikke kan lagres. Skriv den på nytt."),
}


def speak_plainly() -> None:
    """Django's own words give way to ours, in every form."""
    for field, words in OF_FIELDS.items():
        field.default_error_messages = {**field.default_error_messages, **words}
    for validator, words_of_it in OF_VALIDATORS.items():
        validator.message = words_of_it
