from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "nabodialog.desk"
