"""An enquiry that was answered is a case: its words stay until the archive has confirmed that it has them."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from nabodialog.keeping.models import Archived

from .models import Enquiry, Message, MessageKind

ANSWERS = Message.objects.filter(enquiry=OuterRef("pk"), kind=MessageKind.ANSWER).exclude(text="")


def with_last_word(enquiries: "QuerySet[Enquiry]") -> "QuerySet[Enquiry]":
    """Each with `last_word`, the moment that something was written in it last."""
    written = Message.objects.filter(enquiry=OuterRef("pk")).exclude(text="").order_by("-at", "-pk").values("at")[:1]
    return enquiries.annotate(last_word=Coalesce(Subquery(written), "received_at"))


def archived() -> Exists:
    """The archive has it as it stands: exported after it ended, and after the last word in it."""
    after = Q(exported_at__gte=OuterRef("ended_at")) & Q(exported_at__gte=OuterRef("last_word"))
    return Exists(Archived.objects.of(Enquiry).filter(after))


def archived_or_free(enquiries: "QuerySet[Enquiry]") -> "QuerySet[Enquiry]":
    """Those whose words may go."""
    return with_last_word(enquiries).filter(~Exists(ANSWERS) | archived())


def waiting_for_archive(enquiries: "QuerySet[Enquiry]") -> "QuerySet[Enquiry]":
    """Those that ended, and that the archive has not confirmed as they stand."""
    return with_last_word(enquiries).filter(Exists(ANSWERS), ended_at__isnull=False).exclude(archived())
