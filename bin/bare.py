"""The least that Django can be: a view that says hello, behind nothing, and one that keeps what it is told in one row.

What every other page is measured against.
"""

import os

import dj_database_url
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone

DATABASE = os.environ.get("BARE_DATABASE", "sqlite://:memory:")
settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    LOGGING_CONFIG=None,
    DATABASES={"default": dj_database_url.parse(DATABASE, conn_max_age=600)},
)


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("hei")


def keep(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO said (text, at) VALUES (%s, %s)", [request.POST["text"], timezone.now()])
    return HttpResponse("takk", status=201)


urlpatterns = [path("", hello), path("si/", keep)]
application = get_wsgi_application()
