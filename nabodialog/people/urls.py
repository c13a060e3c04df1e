from django.urls import path

from . import views

app_name = "people"
urlpatterns = [path("meg/", views.me, name="me")]
