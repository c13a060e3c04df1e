"""A round that erases what is kept of who signed in, and the sessions that are over."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session

from .models import SignIn


def erase_sign_ins(now: datetime) -> int:
    over = SignIn.objects.filter(at__lt=now - timedelta(days=settings.SIGN_IN_DAYS))
    ended = Session.objects.filter(expire_date__lt=now)
    # Asked first: most often there is nothing, and on SQLite a write would make others wait.
    return sum(rows.delete()[0] for rows in (over, ended) if rows.exists())
