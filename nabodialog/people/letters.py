"""Letters that let people in. They leave after the deed is saved: a mail server that is down loses no invitation."""

import logging
from datetime import datetime
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from .models import Invitation

logger = logging.getLogger(__name__)


def link_of(secret: str) -> str:
    return settings.SITE_URL + reverse("joining:accept", args=[secret])


def send_invitation(invitation: Invitation, secret: str, *, now: datetime) -> bool:
    """Send the link, and say whether the mail server took it. Call it when the invitation is committed."""
    context = {"invitation": invitation, "link": link_of(secret)}
    with translation.override(invitation.host.language):
        is_sent = send("invitation", invitation.email, context)
    if is_sent:
        invitation.mailed_at = now
        invitation.save(update_fields=["mailed_at"])
    return is_sent


def send_arrival(email: str, code: str) -> bool:
    """A code for somebody new; without one, that whoever has this address has an account already."""
    context = {"code": code, "site": settings.SITE_URL, "sign_in": settings.SITE_URL + reverse("account_login")}
    return send("arrival", email, context)


def send(name: str, email: str, context: dict[str, Any]) -> bool:
    """Whether the mail server took it."""
    subject = render_to_string(f"people/letters/{name}_subject.txt", context)
    text = render_to_string(f"people/letters/{name}.txt", context)
    try:
        send_mail(" ".join(subject.split()), text, None, [email])
    except (OSError, SMTPException):
        logger.exception("A letter could not be sent (%s)", name)
        return False
    return True
