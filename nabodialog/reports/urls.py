from django.urls import path

from . import views

app_name = "reports"

PAPER = "<slug:municipality>/<slug:slug>/papir/"

urlpatterns = [
    path(PAPER, views.papers, name="papers"),
    path(f"{PAPER}<slug:name>.pdf", views.paper, name="paper"),
]
