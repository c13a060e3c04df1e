"""Address lists are kept for letters, and are gone on the day that is shown: by hand before it, by themselves on it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import ngettext

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .models import AddressLine, AddressList

LINES_AT_ONCE = 1000


@transaction.atomic
def keep_address_list(kept: AddressList, lines: Iterable[AddressLine]) -> AddressList:
    """Whoever imports it has it in their name; `lines` may be many thousands, and are taken some at a time."""
    kept.save()
    count = 0
    for some in by_the_thousand(iter(lines)):
        for line in some:
            line.list = kept
        count += len(AddressLine.objects.bulk_create(some))
    tell_history(Verb.ADDED, kept, counted(count), by=kept.imported_by)
    return kept


def by_the_thousand(lines: Iterator[AddressLine]) -> Iterator[list[AddressLine]]:
    while some := list(islice(lines, LINES_AT_ONCE)):
        yield some


@transaction.atomic
def delete_address_list(gone: AddressList, *, by: Person) -> bool:
    """What is left is a receipt in history: how many they were, and no address. False where somebody came first."""
    if not AddressList.objects.select_for_update().filter(pk=gone.pk).exists():
        return False
    count, _each = gone.lines.all().delete()
    tell_history(Verb.REMOVED, gone, counted(count), by=by)
    gone.delete()
    return True


def delete_due(now: datetime) -> int:
    """How many lists were deleted because their day has come. In the name of whoever set the day."""
    due = AddressList.objects.due(localdate(now)).select_related("project__municipality", "imported_by")
    return sum(delete_address_list(each, by=each.imported_by) for each in due)


def counted(lines: int) -> str:
    return ngettext("én adresse", "%(count)s adresser", lines) % {"count": lines}


def tell_history(verb: Verb, told: AddressList, reason: str, *, by: Person) -> None:
    project = told.project
    record(verb, told, by=by, within=project, municipality=project.municipality, reason=reason)
