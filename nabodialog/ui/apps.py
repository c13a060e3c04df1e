from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "nabodialog.ui"
