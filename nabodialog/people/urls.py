from django.urls import path

from . import sign_in_views, views

app_name = "people"
urlpatterns = [
    path("meg/", views.me, name="me"),
    path("innlogginger/", sign_in_views.sign_ins, name="sign_ins"),
    path("innlogginger/avslutt-andre/", sign_in_views.others_ending, name="others_ending"),
    path("innlogginger/<int:number>/avslutt/", sign_in_views.ending, name="ending"),
]
