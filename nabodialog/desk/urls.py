from django.urls import path

from . import log_views, municipality_views, people_views, plain_language, views

app_name = "desk"

people = [
    path("<slug:municipality>/folk/", people_views.people, name="people"),
    path("<slug:municipality>/folk/inviter/", people_views.invitation, name="invitation"),
    path("<slug:municipality>/folk/<int:number>/rolle/", people_views.role, name="role"),
    path("<slug:municipality>/folk/<int:number>/to-steg/", people_views.second_factor, name="second_factor"),
    path("<slug:municipality>/folk/<int:number>/logg-ut/", people_views.signing_out, name="signing_out"),
    path("<slug:municipality>/folk/<int:number>/fjern/", people_views.removal, name="removal"),
    path(
        "<slug:municipality>/folk/invitasjon/<int:number>/send/",
        people_views.invitation_again,
        name="invitation_again",
    ),
    path(
        "<slug:municipality>/folk/invitasjon/<int:number>/trekk/",
        people_views.invitation_withdrawal,
        name="invitation_withdrawal",
    ),
]
municipality = [
    path("<slug:municipality>/kommunen/", municipality_views.settings, name="settings"),
    path("<slug:municipality>/kommunen/logo/", municipality_views.logo, name="logo"),
    path("<slug:municipality>/kommunen/logo/fjern/", municipality_views.logo_removal, name="logo_removal"),
    path("<slug:municipality>/kommunen/logo.png", municipality_views.logo_picture, name="logo_picture"),
    path("<slug:municipality>/kontaktpunkt/", municipality_views.contact_point, name="contact_point"),
    path(
        "<slug:municipality>/kontaktpunkt/kontrollert/",
        municipality_views.contact_point_verification,
        name="contact_point_verification",
    ),
]
log = [
    path("<slug:municipality>/logg/", log_views.log, name="log"),
    path("<slug:municipality>/logg/fil/", log_views.log_export, name="log_export"),
]
urlpatterns = [
    path("", views.my_day, name="my_day"),
    path("klarsprak/", plain_language.plain_language, name="plain_language"),
    path("<slug:municipality>/", views.municipality, name="municipality"),
    *people,
    *municipality,
    *log,
]
