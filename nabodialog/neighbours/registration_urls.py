"""Signing up for a meeting. Apart from the pages that anyone reads: these are for one reader alone, and never kept."""

from django.urls import path

from . import registration_views as views

HERE = "<slug:municipality>/<slug:slug>/moter/<uuid:uid>/pamelding/"
MINE = f"{HERE}<slug:code>/<str:token>/"

app_name = "registration"
urlpatterns = [
    path(HERE, views.sign_up, name="sign_up"),
    path(MINE, views.registration, name="registration"),
    path(f"{MINE}antall/", views.companions, name="companions"),
    path(f"{MINE}avmelding/", views.withdrawal, name="withdrawal"),
    path(f"{MINE}plass/", views.place, name="place"),
]
