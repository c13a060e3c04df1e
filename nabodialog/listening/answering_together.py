"""Several neighbours are answered in one go: each in words of their own, through the one way of answering."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction

from nabodialog.people.models import Person

from .handling import Became, answer
from .models import Enquiry
from .saying import Words, say

MOST_AT_ONCE = 50


@dataclass(frozen=True)
class OwnAnswer:
    """To one of them."""

    enquiry: Enquiry
    words: Words
    became: Became


@transaction.atomic
def answer_together(answers: Iterable[OwnAnswer], *, by: Person, now: datetime) -> None:
    """All, or none of them where one has moved on in the meantime. Always in the same order, so that no two wait for
    each other."""
    for each in sorted(answers, key=lambda each: each.enquiry.pk):
        say(each.enquiry, each.words, partial(answer, became=each.became), by=by, now=now)
