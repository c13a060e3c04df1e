from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "nabodialog.rights"
