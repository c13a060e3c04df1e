"""The door for the web server: granian config.wsgi:application."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from nabodialog.lib.request_numbers import telling_the_number
from nabodialog.operations.processes import count_together

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
count_together(settings.VAR_DIR / "metrics")
application = telling_the_number(get_wsgi_application())
