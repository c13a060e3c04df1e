"""Whoever got an answer is asked once whether it helped."""

import uuid
from datetime import datetime

from django.db import transaction

from nabodialog.people.models import Person

from .handling import add_more, held, reopen
from .models import Enquiry, EnquiryKind, MessageKind, Solved
from .states import RefusedMove, State


def is_asked(enquiry: Enquiry) -> bool:
    """Once for each answer; praise solves nothing."""
    if enquiry.state != State.ANSWERED or enquiry.kind == EnquiryKind.PRAISE or enquiry.is_erased:
        return False
    return not enquiry.verdicts.filter(at__gte=enquiry.ended_at).exists()


def has_said_no_twice(enquiry: Enquiry) -> bool:
    return enquiry.verdicts.filter(solved=Solved.NO).count() > 1


@transaction.atomic
def judge(enquiry: Enquiry, solved: str, text: str, form_key: uuid.UUID, *, now: datetime) -> None:
    """«No», or a text, opens it again; a second «no» goes to somebody else. The same form counts once."""
    enquiry = held(enquiry)
    if enquiry.verdicts.filter(form_key=form_key).exists():
        return
    if not is_asked(enquiry):
        raise RefusedMove
    enquiry.verdicts.create(solved=solved, form_key=form_key, at=now)
    if text:
        add_more(enquiry, text, form_key, now=now)
    elif solved == Solved.NO:
        reopen(enquiry, "", by=None, now=now)
    if solved == Solved.NO and has_said_no_twice(enquiry):
        give_to_somebody_else(enquiry)


def give_to_somebody_else(enquiry: Enquiry) -> None:
    """Where there is somebody."""
    if new := somebody_else(enquiry):
        former = enquiry.owner_id if enquiry.owner_id != new.pk else None
        Enquiry.objects.filter(pk=enquiry.pk).update(owner=new, deputy=former)


def somebody_else(enquiry: Enquiry) -> Person | None:
    answered = set(enquiry.messages.filter(kind=MessageKind.ANSWER).values_list("by", flat=True))
    candidates = (enquiry.deputy, enquiry.project.owner, enquiry.project.deputy)
    return next((person for person in candidates if person and person.pk not in answered), None)
