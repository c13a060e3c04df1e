"""What machines ask: no slash at the end, as their makers expect."""

from django.urls import path

from . import views

app_name = "operations"
urlpatterns = [
    path("helse/live", views.live, name="live"),
    path("helse/klar", views.ready, name="ready"),
    path("metrics", views.metrics, name="metrics"),
    path("csp-melding", views.policy_report, name="policy_report"),
    path(".well-known/security.txt", views.security, name="security"),
]
