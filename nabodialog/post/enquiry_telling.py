"""A round that tells those who wrote to us: that we have it, what we ask, what takes time, and the answer. Each once.

Their own words are never in a letter; ours are, with the link to the rest.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localtime

from nabodialog.listening.due import why_that_day
from nabodialog.listening.models import Enquiry, EnquiryContact, Message, MessageKind
from nabodialog.people.opening import opening
from nabodialog.people.reaching import reachable

from .answering import own_mailbox
from .models import Told
from .telling import AT_A_TIME, LANGUAGES
from .writing import Letter, put_in_outbox

LETTERS = {
    MessageKind.QUESTION: Told.ENQUIRY_QUESTION,
    MessageKind.DELAY: Told.ENQUIRY_DELAY,
    MessageKind.ANSWER: Told.ENQUIRY_ANSWER,
}
AROUND = ("enquiry__contact", "enquiry__project__municipality", "enquiry__project__contact_point")


def tell_enquiries(now: datetime) -> int:
    contacts = EnquiryContact.objects.untold().select_related(*AROUND).order_by("pk")[:AT_A_TIME]
    told = sum(tell_receipt(contact, now) for contact in contacts)
    by_mail = (
        Message.objects.untold()
        .filter(enquiry__contact__email__gt="", enquiry__contact__failing_at=None)
        .select_related(*AROUND)
    )
    return told + sum(tell_message(message, now) for message in by_mail[:AT_A_TIME])


@transaction.atomic
def tell_receipt(contact: EnquiryContact, now: datetime) -> int:
    """Of two workers one gets to tell."""
    if not EnquiryContact.objects.untold().filter(pk=contact.pk).update(told_at=now):
        return 0
    send(contact.enquiry, f"enquiry:{contact.enquiry_id}", Told.ENQUIRY_RECEIPT, now)
    return 1


@transaction.atomic
def tell_message(message: Message, now: datetime) -> int:
    if not Message.objects.untold().filter(pk=message.pk).update(told_at=now):
        return 0
    send(message.enquiry, f"message:{message.pk}", LETTERS[MessageKind(message.kind)], now, message)
    return 1


def send(enquiry: Enquiry, key: str, name: Told, now: datetime, message: Message | None = None) -> None:
    project = enquiry.project
    local = localtime(now)
    found = reachable(project.municipality, project.contact_point, closed_from=local.date())
    letter = Letter(
        key=key,
        name=name,
        municipality=project.municipality,
        recipient=enquiry.contact.email,
        language=enquiry.language if enquiry.language in LANGUAGES else "nb",
        reply_to=own_mailbox(project.municipality) or (found.contact.email if found.contact else ""),
    )
    around: dict[str, Any] = {"contact": found.contact, "message": message}
    with translation.override(letter.language):
        around["opening"] = opening(found.hours, local, found.closed)
        put_in_outbox(letter, {**words_of(enquiry), **around}, now=now)


def words_of(enquiry: Enquiry) -> dict[str, Any]:
    path = reverse("enquiries:mine", args=[enquiry.code, enquiry.secret])
    return {"enquiry": enquiry, "why_that_day": why_that_day(enquiry), "link": settings.SITE_URL + path}
