"""The door for the web server: granian config.wsgi:application."""

import os

from django.core.wsgi import get_wsgi_application

from nabodialog.lib.request_numbers import telling_the_number

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = telling_the_number(get_wsgi_application())
