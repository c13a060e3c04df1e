from django.urls import path

from . import staff_views

app_name = "running"
urlpatterns = [path("<slug:municipality>/drift/", staff_views.state, name="state")]
