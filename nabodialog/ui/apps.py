from django.apps import AppConfig
from django.forms import Field
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "nabodialog.ui"

    def ready(self) -> None:
        """What every form says where something is missing, in the words that people use."""
        Field.default_error_messages["required"] = _("Fyll ut dette feltet.")
