"""Somebody outside is asked so that we can answer a neighbour: by a link, until a day, and never with who asked us."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nabodialog.people.models import Person

from .handling import end_forwarding, held, move, wait
from .models import Enquiry, Forwarding, Message, WhyOver
from .states import State

MOST_DAYS_AWAY = 30


@dataclass(frozen=True)
class Asked:
    """Whom, what, and the last day on which they can answer."""

    organisation: str
    email: str
    question: str
    answer_by: date


@transaction.atomic
def forward(enquiry: Enquiry, text: str, asked: Asked, *, by: Person, now: datetime) -> Message:
    """The neighbour is told `text`, that we wait, and until when; the clock stands still. `post` writes the letter."""
    written = wait(enquiry, text, asked.answer_by, by=by, now=now)
    facts = {"organisation": asked.organisation, "email": asked.email, "question": asked.question}
    enquiry.forwardings.create(answer_by=asked.answer_by, at=now, by=by, **facts)
    return written


@transaction.atomic
def take_answer(forwarding: Forwarding, text: str, key: uuid.UUID, *, now: datetime) -> bool:
    """The enquiry is ours to answer again. False where it is too late; the same form once more is no other answer."""
    enquiry = held(forwarding.enquiry)
    forwarding.refresh_from_db()
    if forwarding.answer_key == key:
        return True
    if not forwarding.takes_answer(localdate(now)):
        return False
    end_forwarding(enquiry, WhyOver.ANSWERED, now, answer=text, answer_key=key)
    move(enquiry, State.HANDLING, now=now, by=None)
    return True


def end_expired(now: datetime) -> int:
    """A round: who has not answered by the end of their last day, does not, and the enquiry is ours again."""
    late = Forwarding.objects.standing().filter(answer_by__lt=localdate(now)).select_related("enquiry")
    return sum(expire(each, now) for each in late)


@transaction.atomic
def expire(forwarding: Forwarding, now: datetime) -> int:
    """Of two workers one does it."""
    enquiry = held(forwarding.enquiry)
    if not Forwarding.objects.standing().filter(pk=forwarding.pk).exists():
        return 0
    end_forwarding(enquiry, WhyOver.EXPIRED, now)
    move(enquiry, State.HANDLING, now=now, by=None)
    return 1


def draft_to_neighbour(enquiry: Enquiry) -> str:
    """A good beginning, in the neighbour's language."""
    with translation.override(enquiry.language):
        return _(
            "Hei!\n\nVi må spørre noen andre før vi kan svare deg. De får ikke vite hvem du er, eller hva du skrev."
        )
