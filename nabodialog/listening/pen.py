"""The mails to a municipality as its people see them: what waits for one of us, what machines sent, and the rest."""

from django.conf import settings
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.mailboxes import mailbox_of
from nabodialog.people.models import Municipality, Person
from nabodialog.projects.models import Project

from .chosen import Chosen
from .doors import may_sort_mail
from .inbox import Tab
from .models import IncomingMail, MailKind
from .models.incoming import WAITING, IncomingMailQuerySet

OPEN = Q(settled_at=None)


class Pile(Chosen):
    """The value stands in the address, beside its words and its rows."""

    WAITING = ("", _("Venter på oss"), WAITING)
    MACHINES = ("maskiner", _("Fra maskiner"), OPEN & ~Q(kind=MailKind.WRITTEN))
    SETTLED = ("behandlet", _("Behandlet"), ~OPEN)


def piles_of(municipality: Municipality, shown: Pile) -> list[Tab]:
    mails = IncomingMail.objects.filter(municipality=municipality).order_by()
    counts = mails.aggregate(**{each.name: Count("pk", filter=each.value[2]) for each in Pile})
    return [Tab(each.key, str(each.label), counts[each.name], each is shown) for each in Pile]


def mails_in(municipality: Municipality, shown: Pile) -> IncomingMailQuerySet:
    mails = IncomingMail.objects.filter(municipality=municipality)
    ordered = {Pile.WAITING: mails.waiting, Pile.MACHINES: mails.by_machines, Pile.SETTLED: mails.settled}
    return ordered[shown]().defer("quoted")


def is_read(municipality: Municipality) -> bool:
    """Has it a mailbox that we look in?"""
    return mailbox_of(municipality.slug, settings.SECRET_INBOXES) is not None


def mails_waiting_for(project: Project, person: Person) -> int | None:
    """None where the municipality reads no mailbox, or where this person may not sort what comes to it."""
    place = project.municipality
    if not (is_read(place) and may_sort_mail(project, person)):
        return None
    return IncomingMail.objects.filter(municipality=place).waiting().count()
