"""A package is made, taken to the archive by hand, and confirmed by a person. Only then may what is in it be erased."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import override

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.keeping.models import Archived
from nabodialog.people.models import Municipality, Person
from nabodialog.rights.models import ArchivePackage

from .packing import packed
from .records import waiting


def export(place: Municipality, *, by: Person, now: datetime) -> tuple[ArchivePackage, bytes] | None:
    """None where nothing waits. What is in it is kept by nobody here: only which things, and the checksum.

    Packed in no transaction: papers take a while to set, and on SQLite neighbours who write would wait for it. What is
    written meanwhile came after `now`, and so is not confirmed with it.
    """
    with override(place.language):
        records = waiting(place)
        if not records:
            return None
        content = packed(records, now)
    things: dict[str, list[int]] = {}
    for each in records:
        things.setdefault(each.thing._meta.label_lower, []).append(each.thing.pk)
    facts = {"made_at": now, "made_by": by, "things": things, "digest": sha256(content).hexdigest()}
    with transaction.atomic():
        package = ArchivePackage.objects.create(municipality=place, **facts)
        record(Verb.FETCHED, package, by=by, within=place, municipality=place, number=len(records))
    return package, content


@transaction.atomic
def confirm(package: ArchivePackage, reference: str, *, by: Person, now: datetime) -> bool:
    """The archive has it, by its own reference. Twice is once."""
    held = ArchivePackage.objects.select_for_update().get(pk=package.pk)
    if held.confirmed_at:
        return False
    held.confirmed_at, held.confirmed_by, held.reference = now, by, reference
    held.save(update_fields=["confirmed_at", "confirmed_by", "reference"])
    facts = {"municipality": held.municipality, "exported_at": held.made_at, "confirmed_at": now}
    Archived.objects.bulk_create(
        Archived(thing_type=name, thing_id=number, reference=reference, **facts)
        for name, rows in held.things.items()
        for number in rows
    )
    record(Verb.REGISTERED, held, by=by, within=held.municipality, municipality=held.municipality)
    return True
