from django.urls import path

from . import views

app_name = "method"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("sjekklister/", views.checklists, name="checklists"),
    path("lesning/", views.reading, name="reading"),
    path("ordliste/", views.glossary, name="glossary"),
    path("element/<slug:element>/", views.element, name="element"),
    path("utgave/<str:version>/element/<slug:element>/", views.element, name="element_in_version"),
    path("<slug:phase>/", views.phase, name="phase"),
]
