from django.urls import path

from . import publishing_views as views

app_name = "publishing"
urlpatterns = [
    path("<slug:municipality>/<slug:slug>/publisering/", views.overview, name="overview"),
    path("<slug:municipality>/<slug:slug>/publisering/forhandsvis/", views.preview, name="preview"),
    path("<slug:municipality>/<slug:slug>/publisering/bekreft/", views.confirmation, name="confirmation"),
    path("<slug:municipality>/<slug:slug>/publisering/si-nei/", views.refusal, name="refusal"),
    path("<slug:municipality>/<slug:slug>/publisering/trekk-tilbake/", views.withdrawal, name="withdrawal"),
]
