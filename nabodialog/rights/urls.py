from django.urls import path, re_path

from . import archive_views, keeping_views, person_views

app_name = "rights"

PERSON = "<slug:municipality>/innsyn-og-sletting/"
ARCHIVE = "<slug:municipality>/til-arkivet/"
KEPT = "<slug:municipality>/hva-vi-tar-vare-pa/"

urlpatterns = [
    path(ARCHIVE, archive_views.archive, name="archive"),
    path(ARCHIVE + "pakke/", archive_views.archive_export, name="archive_export"),
    path(ARCHIVE + "<int:number>/", archive_views.archive_confirmation, name="archive_confirmation"),
    path(KEPT, keeping_views.keeping, name="keeping"),
    path(KEPT + "<slug:kind>/", keeping_views.keeping_rule, name="keeping_rule"),
    path(PERSON, person_views.person, name="person"),
    re_path(
        r"^(?P<municipality>[-\w]+)/innsyn-og-sletting/innsyn\.(?P<extension>pdf|json)$",
        person_views.person_file,
        name="person_file",
    ),
    path(PERSON + "slett/", person_views.forgetting, name="forgetting"),
    path(PERSON + "slettet/", person_views.forgotten, name="forgotten"),
]
