"""A round that erases mails some time after they were handled, and leaves a receipt. What waits is never erased."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from nabodialog.involvement.models import Erasure
from nabodialog.keeping.kinds import kind_called
from nabodialog.keeping.rules import chosen
from nabodialog.lib.mailboxes import mailbox_of
from nabodialog.people.models import Municipality

from .models import Enquiry, IncomingMail, MailKind, RawMail

MAILS, KIND = "mails", "incoming-mail"
AT_A_TIME = 500
NOTHING = {"sender": "", "sender_name": "", "subject": "", "text": "", "quoted": "", "header_id": "", "attachments": {}}


def days_kept(municipality: Municipality) -> int:
    """As the municipality has chosen, else as its mailbox's setting says, or the usual; always within the bounds."""
    kind, address = kind_called(KIND), mailbox_of(municipality.slug, settings.SECRET_INBOXES)
    set_up = address.days if address else None
    return chosen(municipality, KIND) or (kind.bounded(set_up) if set_up else kind.usually)


def erase_mails(now: datetime) -> int:
    """Asked first: most often there is nothing, and on SQLite a write would make others wait."""
    kept = IncomingMail.objects.filter(erased_at=None).order_by().values("municipality").distinct()
    return sum(erase_mails_of(place, now) for place in Municipality.objects.filter(pk__in=kept))


@transaction.atomic
def erase_mails_of(municipality: Municipality, now: datetime) -> int:
    """Handled so long ago; what a machine sent is nothing to handle, and is counted from when it came."""
    days = days_kept(municipality)
    before = now - timedelta(days=days)
    is_over = Q(settled_at__lt=before) | (Q(settled_at=None, received_at__lt=before) & ~Q(kind=MailKind.WRITTEN))
    kept = IncomingMail.objects.filter(is_over, municipality=municipality, erased_at=None)
    over = list(kept.values_list("pk", flat=True)[:AT_A_TIME])
    if not over:
        return 0
    RawMail.objects.filter(mail__in=over).delete()
    number = IncomingMail.objects.filter(pk__in=over, erased_at=None).update(**NOTHING, erased_at=now)
    Erasure.objects.create(municipality=municipality, kind=MAILS, days=days, number=number, at=now)
    return number


def erase_mails_about(enquiry: Enquiry, now: datetime) -> None:
    """With the enquiry that they became part of, though the mailbox's own rule would keep them longer."""
    kept = IncomingMail.objects.filter(enquiry=enquiry, erased_at=None)
    RawMail.objects.filter(mail__in=kept).delete()
    kept.update(**NOTHING, erased_at=now)
