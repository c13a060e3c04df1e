"""Signing in with a provider, and what comes of it. The addresses are registered at the providers: they stay."""

from django.urls import path

from . import openid_views as views

app_name = "openid"
urlpatterns = [
    path("logg-inn/med/<slug:provider>/", views.start, name="start"),
    path("logg-inn/med/<slug:provider>/svar/", views.answer, name="answer"),
    path("logg-inn/med/<slug:provider>/utlogging/", views.signed_out_there, name="signed_out_there"),
    path("logg-inn/med/<slug:provider>/kreves/", views.required, name="required"),
    path("bekreft/et-annet-sted/", views.again, name="again"),
    path("ny/", views.arrival, name="arrival"),
    path("ny/kode/", views.code, name="code"),
    path("meg/innlogging/<int:number>/fjern/", views.unlinking, name="unlinking"),
]
