"""Following a project by e-mail. What stands behind somebody's own link holds also when the project is not public."""

from django.urls import path

from . import following_views as views

HERE = "<slug:municipality>/<slug:slug>/folg/"
MINE = f"{HERE}<slug:code>/<str:token>/"

app_name = "following"
urlpatterns = [
    path(HERE, views.follow, name="follow"),
    path(MINE, views.following, name="following"),
    path(f"{MINE}bekreft/", views.confirmation, name="confirmation"),
    path(f"{MINE}endre/", views.change, name="change"),
    path(f"{MINE}stopp/", views.end, name="end"),
    path(f"{MINE}ett-klikk/", views.one_click, name="one_click"),
]
