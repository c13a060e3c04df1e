"""What neighbours wrote is erased some months after it was dealt with. The enquiry stays as a receipt of itself: its
code and kind, when it came, what became of it, and by which rule it was erased; so what is counted stays as it was."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from nabodialog.involvement.deadlines import in_months
from nabodialog.involvement.models import Erasure
from nabodialog.keeping.rules import each_amount

from .archiving import archived_or_free
from .handling import held
from .mail_erasing import erase_mails_about
from .models import Enquiry, EnquiryContact, Message

AT_A_TIME, ENQUIRIES = 200, "enquiries"


def months_earlier(moment: datetime, months: int) -> datetime:
    """The same day of the month, or its last where it has no such day."""
    return datetime.combine(in_months(moment.date(), -months), moment.timetz())


def over(months: int, now: datetime) -> "QuerySet[Enquiry]":
    """What ended so long ago. What was opened again or written since is erased again."""
    later = Message.objects.filter(enquiry=OuterRef("pk"), at__gt=OuterRef("erased_at")).exclude(text="")
    whole = Q(erased_at=None) | Q(erased_at__lt=F("ended_at"))
    before = months_earlier(now, months)
    return Enquiry.objects.ended().filter(whole | Exists(later.filter(at__lt=before)), ended_at__lt=before)


def erase_ended(now: datetime) -> int:
    """A round: each municipality by its own rule."""
    rules = each_amount(ENQUIRIES, "project__municipality")
    found = [(months, archived_or_free(over(months, now).filter(theirs))) for months, theirs in rules]
    some = [(months, due.order_by("ended_at")[:AT_A_TIME]) for months, due in found]
    return sum(erase(enquiry, months, now=now) for months, due in some for enquiry in due)


@transaction.atomic
def erase(enquiry: Enquiry, months: int, *, now: datetime) -> bool:
    """False where it was opened again, or erased, a moment ago."""
    mine = held(enquiry)
    if not mine.is_ended or mine.ended_at != enquiry.ended_at or mine.erased_at != enquiry.erased_at:
        return False
    EnquiryContact.objects.filter(enquiry=mine).delete()
    mine.photos.all().delete()
    mine.messages.update(text="")
    mine.forwardings.update(question="", answer="")
    mine.moves.update(why="")
    erase_mails_about(mine, now)
    mine.text, mine.outcome_reason, mine.erased_at, mine.erased_after = "", "", now, months
    mine.save(update_fields=["text", "outcome_reason", "erased_at", "erased_after"])
    days = (now - months_earlier(now, months)).days
    place = mine.project.municipality
    Erasure.objects.create(municipality=place, kind=ENQUIRIES, days=days, number=1, at=now)
    return True
