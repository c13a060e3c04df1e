"""What we have of whoever is signed in."""

from django.urls import path, re_path

from . import person_views

app_name = "own"

urlpatterns = [
    path("opplysninger/", person_views.own, name="own"),
    re_path(r"^opplysninger/mine\.(?P<extension>pdf|json)$", person_views.own_file, name="own_file"),
]
