from django.apps import AppConfig
from django.forms import ChoiceField, Field, ModelChoiceField
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "nabodialog.ui"

    def ready(self) -> None:
        """What every form says where something is missing or is not there to choose, in the words that people use."""
        Field.default_error_messages["required"] = _("Fyll ut dette feltet.")
        for field in (ChoiceField, ModelChoiceField):
            field.default_error_messages["invalid_choice"] = _("Dette finnes ikke lenger. Velg noe annet.")
