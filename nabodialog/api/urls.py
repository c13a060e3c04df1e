from django.urls import path

from . import method, openapi, views

app_name = "api"
PROJECT = "municipalities/<slug:municipality_slug>/projects/<slug:slug>/"
urlpatterns = [
    path("openapi.json", openapi.openapi, name="openapi"),
    path("method/", method.method, name="method"),
    path("municipalities/", views.municipalities, name="municipalities"),
    path("municipalities/<slug:slug>/", views.municipality, name="municipality"),
    path("municipalities/<slug:slug>/projects/", views.projects, name="projects"),
    path(PROJECT, views.project, name="project"),
    path(f"{PROJECT}meetings/", views.meetings, name="meetings"),
    path(f"{PROJECT}promises/", views.promises, name="promises"),
    path(f"{PROJECT}heard/", views.heard, name="heard"),
]
