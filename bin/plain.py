"""What anyone would write first: Django as `startproject` leaves it, with one form that keeps what it is told.

What sending us something is measured against: it reads, checks and answers a form too, and nothing more.
"""

import os
from pathlib import Path

import dj_database_url
import django
from django.conf import settings
from django.core.management.utils import get_random_secret_key

DATABASE = os.environ.get("BARE_DATABASE", "sqlite://:memory:")
settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    SECRET_KEY=get_random_secret_key(),
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [Path(__file__).parent],
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    DATABASES={"default": dj_database_url.parse(DATABASE, conn_max_age=600)},
    LOGGING_CONFIG=None,
)
django.setup()

from django import forms  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402


class Said(models.Model):
    kind = models.CharField(max_length=20)
    text = models.TextField(max_length=5000)
    name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    form_key = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "plain"

    def __str__(self) -> str:
        return self.text


class SaidForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Said
        fields = ("kind", "text", "name", "email", "phone", "form_key")


def say(request: HttpRequest) -> HttpResponse:
    form = SaidForm(request.POST or None)
    if form.is_valid():
        return render(request, "plain.html", {"said": form.save()}, status=201)
    return render(request, "plain.html", {"form": form})


urlpatterns = [path("", say)]
application = get_wsgi_application()
