"""A round that erases addresses and texts of letters whose time is over. That they were sent, remains."""

from datetime import datetime, timedelta

from django.conf import settings

from .models import Mail

NOTHING = {"recipient": "", "subject": "", "text": "", "page": "", "calendar": "", "in_reply_to": ""}


def erase_old(now: datetime) -> int:
    over = Mail.objects.ended_before(now - timedelta(days=settings.MAIL_DAYS))
    # Asked first: most often there is nothing, and on SQLite a write would make others wait.
    return over.update(**NOTHING, erased_at=now) if over.exists() else 0
