from django.urls import path

from . import calendar_file, card, feed, heard, meetings, plan, promises, statements, views

app_name = "neighbours"
MEETING = "<slug:municipality>/<slug:slug>/moter/<uuid:uid>/"
urlpatterns = [
    path("", views.front_page, name="front_page"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("personvern/", statements.privacy, name="privacy"),
    path("tilgjengelighet/", statements.accessibility, name="accessibility"),
    path("innbygging/<slug:municipality>/<slug:slug>/", card.card, name="card"),
    path("<slug:municipality>/", views.municipality, name="municipality"),
    path("<slug:municipality>/farge.css", views.colour, name="colour"),
    path("<slug:municipality>/logo.png", views.logo, name="logo"),
    path("<slug:municipality>/kontakt/", views.municipality_contact, name="municipality_contact"),
    path("<slug:municipality>/personvern/", statements.privacy, name="municipality_privacy"),
    path("<slug:municipality>/tilgjengelighet/", statements.accessibility, name="municipality_accessibility"),
    path("<slug:municipality>/<slug:slug>/", views.project, name="project"),
    path("<slug:municipality>/<slug:slug>/involvering/", plan.plan, name="plan"),
    path("<slug:municipality>/<slug:slug>/hva-vi-har-hort/", heard.heard, name="heard"),
    path("<slug:municipality>/<slug:slug>/lofter/", promises.promises, name="promises"),
    path("<slug:municipality>/<slug:slug>/kontakt/", views.contact, name="contact"),
    path("<slug:municipality>/<slug:slug>/nytt.atom", feed.feed, name="feed"),
    path("<slug:municipality>/<slug:slug>/kalender.ics", calendar_file.calendar, name="calendar"),
    path(MEETING, meetings.meeting, name="meeting"),
    path(MEETING + "mote.ics", meetings.meeting_calendar, name="meeting_calendar"),
]
