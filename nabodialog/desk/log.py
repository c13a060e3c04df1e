"""A municipality's log: who did and who read what there, on the page and as a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nabodialog.history.models import READING, Event, EventQuerySet, Verb
from nabodialog.history.recording import record
from nabodialog.lib.tables.writing import csv_bytes
from nabodialog.people.models import Municipality, Person
from nabodialog.projects.models import Project
from nabodialog.projects.telling import Told, told_one

MOST_IN_A_FILE = 50_000


@dataclass(frozen=True)
class LogLine:
    """One line of it: the event, its words, and the project that it happened in, if it was one."""

    event: Event
    told: Told
    project: str

    @property
    def is_reading(self) -> bool:
        return self.event.verb in READING

    @property
    def words(self) -> str:
        return f"{self.told.verb} {self.told.noun} «{self.told.label}»".replace("  ", " ")


def log_of(municipality: Municipality) -> EventQuerySet:
    return Event.objects.filter(municipality=municipality).select_related("by")


def entries(events: Iterable[Event], municipality: Municipality) -> Iterator[LogLine]:
    names = dict(municipality.projects.values_list("pk", "name"))
    for event in events:
        inside = event.within_type == Project._meta.label_lower
        yield LogLine(event, told_one(event), names.get(event.within_id, "") if inside else "")


@transaction.atomic
def log_file(events: EventQuerySet, municipality: Municipality, *, by: Person) -> bytes:
    """The newest, as many as a spreadsheet is at ease with. That it was taken out, stands in the log itself."""
    chosen = list(events.annotate(seal_number=F("seal__number"))[:MOST_IN_A_FILE])
    record(Verb.EXPORTED, municipality, by=by, within=municipality, municipality=municipality, reason=len(chosen))
    return csv_bytes([headings(), *map(row_of, entries(chosen, municipality))])


def headings() -> list[str]:
    who, what = [_("Tidspunkt"), _("Hvem"), _("E-post")], [_("Lest eller gjort"), _("Hva"), _("Prosjekt")]
    return [*who, *what, _("Fra"), _("Til"), _("Felter"), _("Merknad"), _("Segl")]


def row_of(entry: LogLine) -> list[str]:
    event, told = entry.event, entry.told
    who = [localtime(event.at).isoformat(sep=" ", timespec="seconds"), str(event.by), event.by.email]
    what = [_("Lest") if entry.is_reading else _("Gjort"), entry.words, entry.project]
    seal = event.seal_number  # type: ignore[attr-defined]
    return [*who, *what, told.old, told.new, told.fields, told.reason, str(seal or "")]
