"""Hate and threats: what was decided stands on the case with why; the police are told no more than they need."""

from datetime import datetime

from django.db import models, transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.people.models import Person

from .handling import end_unanswered, held, write_note
from .models import ClosingReason, Enquiry, Message
from .states import RefusedMove


class Decision(models.TextChoices):
    ANSWER = "answer", gettext_lazy("Vi svarer rolig på det saken gjelder")
    SET_ASIDE = "set_aside", gettext_lazy("Vi legger den til side uten svar")
    REPORT = "report", gettext_lazy("Vi melder fra til politiet, og legger den til side")


@transaction.atomic
def decide(enquiry: Enquiry, decision: Decision, why: str, *, by: Person, now: datetime) -> None:
    """The note is the log of it; what is set aside is ended, and the neighbour may still write again."""
    enquiry = held(enquiry)
    if enquiry.is_ended:
        raise RefusedMove
    words = _("Vi har vurdert om dette er hat eller en trussel. %(decision)s: %(why)s")
    write_note(enquiry, words % {"decision": decision.label, "why": why}, by=by, now=now)
    if decision != Decision.ANSWER:
        end_unanswered(enquiry, ClosingReason.MISUSE, why, by=by, now=now)


def report_to_the_police(enquiry: Enquiry, *, by: Person) -> str:
    """What was written, when and how it came. Who wrote it is left out: the police may ask for it."""
    place = enquiry.project.municipality
    parts = [
        _("Til politiet"),
        _("%(place)s kommune melder fra om noe vi har fått som kan være straffbart.") % {"place": place.name},
        _("Hvordan det kom: %(channel)s. Vår kode: %(code)s.")
        % {"channel": enquiry.get_channel_display(), "code": enquiry.readable_code},
        *(quoted(each.at, each.text) for each in written(enquiry)),
        _("Hvordan avsenderen nås, følger ikke med her. Spør kommunen hvis dere trenger det."),
        _("Kontaktperson i kommunen: %(name)s, %(email)s") % {"name": by.name, "email": by.email},
    ]
    return "\n\n".join(parts)


def written(enquiry: Enquiry) -> list[Message]:
    """By the neighbour, the first included; nothing of what is erased."""
    first = Message(enquiry=enquiry, text=enquiry.text, at=enquiry.received_at)
    return [each for each in (first, *enquiry.messages.from_neighbour()) if each.text]


def quoted(at: datetime, text: str) -> str:
    when = date_format(localtime(at), "j. F Y H.i")
    return _("Skrevet %(when)s:") % {"when": when} + f"\n«{text}»"
