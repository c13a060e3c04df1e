"""What neighbours wrote is erased some months after it was dealt with. The enquiry stays as a receipt of itself: its
code and kind, when it came, what became of it, and by which rule it was erased; so what is counted stays as it was."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.involvement.deadlines import in_months
from nabodialog.involvement.models import Erasure
from nabodialog.people.models import Municipality, Person

from .handling import held
from .mail_erasing import erase_mails_about
from .models import Enquiry, EnquiryContact, EnquiryRetention, Message
from .models.retention import USUAL_MONTHS

AT_A_TIME, ENQUIRIES = 200, "enquiries"


def months_kept(municipality: Municipality) -> int:
    rule: EnquiryRetention | None = getattr(municipality, "enquiry_retention", None)
    return rule.months if rule else USUAL_MONTHS


def months_earlier(moment: datetime, months: int) -> datetime:
    """The same day of the month, or its last where it has no such day."""
    return datetime.combine(in_months(moment.date(), -months), moment.timetz())


@transaction.atomic
def keep_for(municipality: Municipality, months: int, *, by: Person) -> None:
    """Also for what was dealt with already."""
    rule, _made = EnquiryRetention.objects.update_or_create(municipality=municipality, defaults={"months": months})
    record(Verb.CHANGED, rule, by=by, within=municipality, municipality=municipality, fields="months")


def over(now: datetime) -> Iterator["tuple[int, QuerySet[Enquiry]]"]:
    """For each rule there is, what it says shall be erased. What was opened again or written since is erased again."""
    later = Message.objects.filter(enquiry=OuterRef("pk"), at__gt=OuterRef("erased_at")).exclude(text="")
    whole = Q(erased_at=None) | Q(erased_at__lt=F("ended_at"))
    rules = dict(EnquiryRetention.objects.values_list("municipality", "months"))
    for months in {USUAL_MONTHS, *rules.values()}:
        named = [place for place, own in rules.items() if own == months]
        theirs = Q(project__municipality__in=named)
        if months == USUAL_MONTHS:
            theirs |= ~Q(project__municipality__in=list(rules))
        before = months_earlier(now, months)
        yield (
            months,
            Enquiry.objects.ended().filter(whole | Exists(later.filter(at__lt=before)), theirs, ended_at__lt=before),
        )


def erase_ended(now: datetime) -> int:
    """A round."""
    found = [(months, due.order_by("ended_at")[:AT_A_TIME]) for months, due in over(now)]
    return sum(erase(enquiry, months, now=now) for months, due in found for enquiry in due)


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
