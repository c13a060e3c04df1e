from django.urls import path

from . import public_views

app_name = "paper"
urlpatterns = [path("<slug:municipality>/<slug:slug>/hva-vi-har-hort.pdf", public_views.heard, name="heard")]
