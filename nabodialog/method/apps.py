from importlib import import_module

from django.apps import AppConfig


class MethodConfig(AppConfig):
    name = "nabodialog.method"

    def ready(self) -> None:
        import_module("nabodialog.method.checks")
