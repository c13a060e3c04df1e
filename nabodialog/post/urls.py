from django.urls import path

from . import views

app_name = "post"
urlpatterns = [
    path("<slug:municipality>/post/", views.outbox, name="outbox"),
    path("<slug:municipality>/post/send/", views.again, name="again"),
]
