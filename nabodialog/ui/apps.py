from django.apps import AppConfig

from nabodialog.ui.form_words import speak_plainly


class UiConfig(AppConfig):
    name = "nabodialog.ui"

    def ready(self) -> None:
        speak_plainly()
