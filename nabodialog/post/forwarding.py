"""A round that asks somebody outside what a municipality needs to know: once, in our words, with the link to answer."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from nabodialog.listening.models import Forwarding
from nabodialog.people.reaching import reachable

from .models import Told
from .telling import AT_A_TIME
from .writing import Letter, put_in_outbox


def ask_others(now: datetime) -> int:
    related = ("enquiry__project__municipality", "enquiry__project__contact_point")
    return sum(ask_one(each, now) for each in Forwarding.objects.untold().select_related(*related)[:AT_A_TIME])


@transaction.atomic
def ask_one(forwarding: Forwarding, now: datetime) -> int:
    """Of two workers one gets to ask; and nobody is asked of what is over."""
    if not Forwarding.objects.untold().filter(pk=forwarding.pk).update(told_at=now):
        return 0
    project = forwarding.enquiry.project
    contact = reachable(project.municipality, project.contact_point).contact
    letter = Letter(
        key=f"forwarding:{forwarding.pk}",
        name=Told.FORWARDING,
        municipality=project.municipality,
        recipient=forwarding.email,
        language=project.language,
        reply_to=contact.email if contact else "",
    )
    with translation.override(letter.language):
        link = settings.SITE_URL + reverse("enquiries:asked", args=[forwarding.code, forwarding.secret])
        put_in_outbox(letter, {"forwarding": forwarding, "contact": contact, "link": link}, now=now)
    return 1
