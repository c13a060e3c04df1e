from django.urls import path

from .joining_views import accept

app_name = "joining"
urlpatterns = [path("invitasjon/<str:secret>/", accept, name="accept")]
