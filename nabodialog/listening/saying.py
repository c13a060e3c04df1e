"""What one of us says to a neighbour leaves once, however often the button is pressed."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.people.models import Person

from .handling import held, note
from .models import Enquiry, Message


@dataclass(frozen=True)
class Words:
    """`judged` is why a person let through what the guard found possible; history keeps it, but not what was found."""

    text: str
    form_key: uuid.UUID
    judged: str = ""


class Deed(Protocol):
    """Asks, waits, delays or answers."""

    def __call__(self, enquiry: Enquiry, text: str, /, *, by: Person, now: datetime) -> Message: ...


@transaction.atomic
def say(enquiry: Enquiry, words: Words, deed: Deed, *, by: Person, now: datetime) -> None:
    if held(enquiry).messages.filter(form_key=words.form_key).exists():
        return
    written = deed(enquiry, words.text, by=by, now=now)
    written.form_key = words.form_key
    written.save(update_fields=["form_key"])
    if words.judged:
        note(Verb.JUDGED, enquiry, by, reason=words.judged)
