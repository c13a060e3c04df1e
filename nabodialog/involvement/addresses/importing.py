"""From a file to an address list: uploaded, looked at, and then kept or thrown away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.involvement.models import AddressDraft, AddressDraftPart, AddressLine, AddressList
from nabodialog.lib.tables.reading import table_rows
from nabodialog.lib.tables.rows import Fault, Row
from nabodialog.people.models import Person
from nabodialog.projects.models import Project

from .columns import heading_row, proposed
from .keeping import keep_address_list
from .protecting import Sieve, sieve_for
from .reading import FAULTS, NotAnAddress, Reader

SAMPLE, ROWS_AT_ONCE, SHOWN_FIRST = 200, 500, 8


@dataclass(frozen=True)
class Problem:
    row: int
    why: Promise


@dataclass
class Preview:
    """What would become of a file: how many addresses, the first of them, and which rows are no addresses and why."""

    kept: int = 0
    duplicates: int = 0
    first: list[AddressLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@transaction.atomic
def take_in(project: Project, content: bytes, draft: AddressDraft) -> AddressDraft:
    """Raises UnusableTable. Whoever uploads anew has one draft, not two."""
    AddressDraft.objects.filter(project=project, by=draft.by).delete()
    rows = table_rows(content)
    lead = list(islice(rows, SAMPLE))
    readable = [row.cells for row in lead if not row.fault]
    at = heading_row(readable)
    headings = list(readable[at]) if at is not None else []
    samples = readable[at + 1 :] if at is not None else readable
    sieve = sieve_for(headings, samples, keep_names=draft.keeps_names)
    draft.project, draft.has_headings = project, at is not None
    draft.layout = layout_of(headings, samples, sieve)
    draft.save()
    Intake(draft, sieve).keep(rows_below(lead, headings), rows)
    draft.save()
    return draft


def layout_of(headings: Sequence[str], samples: Sequence[Sequence[str]], sieve: Sieve) -> dict[str, list[str]]:
    open_rows = [sieve.clean(cells) for cells in samples if not sieve.is_protected(cells)]
    kept = sieve.clean([*headings, *[""] * (len(sieve.kept) - len(headings))])
    return {"headings": kept, "columns": proposed(kept, open_rows)}


def rows_below(lead: Sequence[Row], headings: Sequence[str]) -> list[Row]:
    """What stands above the headings, and the headings themselves, is no address."""
    at = next((index for index, row in enumerate(lead) if headings and row.cells == tuple(headings)), -1)
    return list(lead[at + 1 :])


@dataclass
class Intake:
    """Lays what may be kept of the rows into a draft, some hundred at a time."""

    draft: AddressDraft
    sieve: Sieve

    def keep(self, lead: Sequence[Row], rest: Iterator[Row]) -> None:
        faults: list[tuple[int, str]] = []
        for some in by_the_hundred(iter(lead), rest):
            part = []
            for row in some:
                if self.sieve.is_protected(row.cells):
                    self.draft.protected += 1
                elif fault := row.fault or (Fault.TOO_WIDE if self.sieve.is_shifted(row.cells) else None):
                    faults.append((row.number, fault))
                else:
                    part.append([row.number, self.sieve.clean(row.cells)])
            AddressDraftPart.objects.create(draft=self.draft, rows={"rows": part})
        self.draft.layout["faults"] = faults


def by_the_hundred(*sources: Iterator[Row]) -> Iterator[list[Row]]:
    for source in sources:
        while some := list(islice(source, ROWS_AT_ONCE)):
            yield some


def lines_of(draft: AddressDraft, preview: Preview) -> Iterator[AddressLine]:
    """Each address once; what becomes of the others is told in the preview."""
    reader, seen = Reader(draft.columns), set()
    for part in draft.parts.iterator(chunk_size=4):
        for number, cells in part.rows.get("rows", []):
            try:
                line = reader.line(cells)
            except NotAnAddress as refusal:
                preview.problems.append(Problem(number, refusal.why))
                continue
            key = hash((line.envelope, line.unit))
            if key in seen:
                preview.duplicates += 1
                continue
            seen.add(key)
            preview.kept += 1
            yield line


def preview_of(draft: AddressDraft) -> Preview:
    preview = Preview()
    for line in lines_of(draft, preview):
        if len(preview.first) < SHOWN_FIRST:
            preview.first.append(line)
    unread = [Problem(number, FAULTS[Fault(fault)]) for number, fault in draft.layout.get("faults", [])]
    preview.problems = sorted([*preview.problems, *unread], key=lambda problem: problem.row)
    return preview


def tell_who_looks(draft: AddressDraft) -> None:
    """At the rows of a file that is not a list yet: whoever laid it up, and only they."""
    project, words = draft.project, gettext("fila som ble lastet opp")
    record(Verb.LOOKED_INTO, project, by=draft.by, within=project, municipality=project.municipality, reason=words)


@transaction.atomic
def keep_draft(draft: AddressDraft, kept: AddressList, *, now: datetime) -> None:
    """A button that is pressed twice makes one list."""
    if not AddressDraft.objects.select_for_update().filter(pk=draft.pk).exists():
        return
    kept.project, kept.file_name, kept.keeps_names = draft.project, draft.file_name, draft.keeps_names
    kept.imported_by, kept.imported_at = draft.by, now
    keep_address_list(kept, lines_of(draft, Preview()))
    draft.delete()


def draft_of(by: Person, file_name: str, *, keeps_names: bool, now: datetime) -> AddressDraft:
    return AddressDraft(by=by, at=now, file_name=file_name[-200:], keeps_names=keeps_names)
