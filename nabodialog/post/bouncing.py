"""Letters of ours that came back: their address gets no more, and whoever waits to be told is told another way."""

from datetime import datetime
from email.message import EmailMessage

from nabodialog.listening.models import EnquiryContact, Message

from .automatic import letters_that_came_back
from .models import Mail


def note_bounces(message: EmailMessage, now: datetime) -> int:
    letters = list(letters_that_came_back(message).exclude(sent_at=None))
    for letter in letters:
        letter.note_bounce(now)
        mark_enquiry(letter, now)
    return len(letters)


def mark_enquiry(letter: Mail, now: datetime) -> None:
    """What was written is not told after all: it stands as untold, for one of us to tell."""
    kind, _colon, number = letter.key.partition(":")
    if kind == "enquiry":
        EnquiryContact.objects.filter(enquiry_id=int(number)).update(failing_at=now)
    if kind == "message":
        EnquiryContact.objects.filter(enquiry__messages__pk=int(number)).update(failing_at=now)
        Message.objects.filter(pk=int(number)).update(told_at=None)
