"""Address lists are kept for letters, and are gone on the day that is shown: by hand before it, by themselves on it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain, islice

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.involvement.models import AddressDraft, AddressLine, AddressList
from nabodialog.involvement.models.address_list import AddressLineQuerySet
from nabodialog.lib.tables.writing import csv_bytes
from nabodialog.people.models import Person

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


@transaction.atomic
def leave_out_address(line: AddressLine, kept: AddressList, *, by: Person) -> None:
    """Somebody there does not want letters. History is told that one is gone, and not which."""
    line.delete()
    tell_history(Verb.CHANGED, kept, gettext("tok ut én adresse"), by=by)


def addresses_of(kept: AddressList, *, by: Person) -> AddressLineQuerySet:
    """To be looked at. That somebody did stands in history."""
    tell_history(Verb.LOOKED_INTO, kept, "", by=by)
    return kept.lines.in_order()


def address_file(kept: AddressList, *, by: Person) -> bytes:
    """For a printer's or the municipality's own program. No letter, no line: groups that said no are not in it."""
    tell_history(Verb.FETCHED, kept, "", by=by)
    headings = [gettext("Mottaker"), gettext("Adresse"), gettext("Postnummer"), gettext("Poststed")]
    lines = kept.lines.for_letters().iterator(chunk_size=LINES_AT_ONCE)
    rows = ((line.addressed_to, line.street_address, line.postcode, line.place) for line in lines)
    return csv_bytes(chain([headings], rows))


def delete_due(now: datetime) -> int:
    """How many lists were deleted because their day has come, in the name of whoever imported them; and how many files
    that nobody made a list of within a day."""
    _rows, of_kinds = AddressDraft.objects.stale(now).delete()
    drafts = of_kinds.get(AddressDraft._meta.label, 0)
    due = AddressList.objects.due(localdate(now)).select_related("project__municipality", "imported_by")
    return drafts + sum(delete_address_list(each, by=each.imported_by) for each in due)


def counted(lines: int) -> str:
    return ngettext("én adresse", "%(count)s adresser", lines) % {"count": lines}


def tell_history(verb: Verb, told: AddressList, reason: str, *, by: Person) -> None:
    project = told.project
    record(verb, told, by=by, within=project, municipality=project.municipality, reason=reason)
