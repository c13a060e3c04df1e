"""The least that Django can be: one view that says hello, behind nothing. What every other page is measured against."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[], LOGGING_CONFIG=None)


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("hei")


urlpatterns = [path("", hello)]
application = get_wsgi_application()
