"""The product for a scanner, which asks from one place more often in a minute than a neighbourhood does in a year.

All is as it runs, but for how often one may ask: what lies behind those limits is to be scanned too. The limits have
tests of their own.
"""

from datetime import timedelta

from django.conf import settings

from config.wsgi import application

settings.ACCOUNT_RATE_LIMITS = dict.fromkeys(settings.ACCOUNT_RATE_LIMITS, "1000000/m/ip")
settings.SHORTEST_WRITING = timedelta(0)

__all__ = ["application"]
