"""A word on the way, drafted while there is still a day left of what was promised. Nobody need run a round for it."""

from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nabodialog.people.working_days import NONE, ClosedDays, in_working_days, previous_working_day

from .models import Enquiry


@dataclass(frozen=True)
class Draft:
    text: str
    due_on: date


def needs_word(enquiry: Enquiry, today: date, own: ClosedDays = NONE) -> bool:
    """We owe the next word, and it is promised by the next working day, or was promised already."""
    is_ours = not (enquiry.is_ended or enquiry.is_paused)
    return is_ours and previous_working_day(enquiry.due_on, own) <= today


def draft_of(enquiry: Enquiry, today: date, own: ClosedDays = NONE) -> Draft:
    """In the neighbour's language, with as many working days more as were promised at first."""
    due_on = in_working_days(max(today, enquiry.due_on), enquiry.promised_days, own)
    with translation.override(enquiry.language):
        words = _(
            "Hei!\n\nDu tok kontakt med oss %(received)s. Vi arbeider med saken, men trenger mer tid for å gi deg et "
            "riktig svar.\n\nDu får svar senest %(due)s."
        )
        days = {"received": date_format(localdate(enquiry.received_at)), "due": date_format(due_on)}
        return Draft(words % days, due_on)
