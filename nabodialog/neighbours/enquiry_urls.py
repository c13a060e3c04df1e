"""Where neighbours say something, and follow it. For one reader at a time, and never kept."""

from django.urls import path

from . import enquiry_views as views
from . import forwarded_views

HERE = "<slug:municipality>/<slug:slug>/si-din-mening/"
MINE = "henvendelse/<slug:code>/<slug:token>/"

app_name = "enquiries"
urlpatterns = [
    path(HERE, views.start, name="start"),
    path(f"{HERE}skriv/", views.write, name="write"),
    path("henvendelse/", views.find, name="find"),
    path(MINE, views.mine, name="mine"),
    path("henvendelse/spurt/<slug:code>/<slug:token>/", forwarded_views.asked, name="asked"),
    path(f"{MINE}mer/", views.addition, name="addition"),
    path(f"{MINE}bilde/<int:picture>/", views.photo, name="photo"),
    path(f"{MINE}lost/", views.verdict, name="verdict"),
]
