"""Puts a letter in the outbox, in the language of its reader. It leaves in a round: `sending.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from nabodialog.people.models import Municipality

from .models import Mail, Told


@dataclass(frozen=True)
class Calendar:
    method: str
    text: str


@dataclass(frozen=True)
class Letter:
    """What is told (`key`, once and never again), to whom, and in which words: `emails/<name>/`."""

    key: str
    name: Told
    municipality: Municipality
    recipient: str
    language: str
    reply_to: str = ""
    calendar: Calendar | None = None
    in_reply_to: str = ""


def put_in_outbox(letter: Letter, values: Mapping[str, Any], *, now: datetime) -> bool:
    """True where it was put there now; False where it has been before."""
    subject, text, page = written(letter, values)
    told = {
        "municipality": letter.municipality,
        "name": letter.name,
        "recipient": letter.recipient,
        "reply_to": letter.reply_to,
        "in_reply_to": letter.in_reply_to,
        "subject": subject,
        "text": text,
        "page": page,
        "calendar": letter.calendar.text if letter.calendar else "",
        "calendar_method": letter.calendar.method if letter.calendar else "",
        "created_at": now,
        "next_at": now,
    }
    _mail, is_new = Mail.objects.get_or_create(key=letter.key, defaults=told)
    return is_new


def written(letter: Letter, values: Mapping[str, Any]) -> tuple[str, str, str]:
    """Subject, plain text, and the same words as a simple page."""
    place = f"post/emails/{letter.name.value}"
    with translation.override(letter.language):
        context = {**values, "municipality": letter.municipality}
        subject = " ".join(render_to_string(f"{place}/subject.txt", context).split())[:200]
        text = render_to_string(f"{place}/body.txt", context).strip() + "\n"
        page = render_to_string(f"{place}/body.html", {**context, "subject": subject, "text": text})
    return subject, text, page
