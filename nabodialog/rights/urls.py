from django.urls import path

from . import keeping_views

app_name = "rights"

KEPT = "<slug:municipality>/hva-vi-tar-vare-pa/"

urlpatterns = [
    path(KEPT, keeping_views.keeping, name="keeping"),
    path(KEPT + "<slug:kind>/", keeping_views.keeping_rule, name="keeping_rule"),
]
