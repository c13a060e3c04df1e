"""A round that erases addresses and texts of letters whose time is over. That they were sent, remains."""

from datetime import datetime, timedelta

from nabodialog.keeping.rules import each_amount

from .models import Mail

NOTHING = {"recipient": "", "subject": "", "text": "", "page": "", "calendar": "", "in_reply_to": ""}


def erase_old(now: datetime) -> int:
    """A round: each municipality by its own rule."""
    rules = list(each_amount("outgoing-mail", "municipality"))
    found = [Mail.objects.ended_before(now - timedelta(days=days)).filter(theirs) for days, theirs in rules]
    # Asked first: most often there is nothing, and on SQLite a write would make others wait.
    return sum(over.update(**NOTHING, erased_at=now) for over in found if over.exists())
