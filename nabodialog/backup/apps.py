from importlib import import_module

from django.apps import AppConfig


class BackupConfig(AppConfig):
    name = "nabodialog.backup"

    def ready(self) -> None:
        import_module("nabodialog.backup.checks")
