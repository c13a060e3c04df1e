from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [path("monster/", views.patterns, name="patterns")]
