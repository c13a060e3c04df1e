from importlib import import_module

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        import_module("nabodialog.people.openid.providers").refuse_shared_issuers()
        import_module("config.checks")
        import_module("config.machine_checks")
        import_module("config.lock_checks")
