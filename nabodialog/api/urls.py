from django.urls import path

from . import method, openapi, views

app_name = "api"
urlpatterns = [
    path("openapi.json", openapi.openapi, name="openapi"),
    path("method/", method.method, name="method"),
    path("municipalities/", views.municipalities, name="municipalities"),
    path("municipalities/<slug:slug>/", views.municipality, name="municipality"),
    path("municipalities/<slug:slug>/projects/", views.projects, name="projects"),
    path("municipalities/<slug:municipality_slug>/projects/<slug:slug>/", views.project, name="project"),
    path("municipalities/<slug:municipality_slug>/projects/<slug:slug>/meetings/", views.meetings, name="meetings"),
]
