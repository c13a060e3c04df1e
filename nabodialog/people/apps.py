from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "nabodialog.people"
