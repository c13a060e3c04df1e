"""Prints what waits, a file at a time: `settings.WORK` names `print_next`, and a worker calls it again and again."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate
from django.utils.translation import override

from nabodialog.involvement.models import AddressLine, Printed, PrintedFile, PrintRun
from nabodialog.lib.rounds import claim

from .apart import SECONDS, typeset_apart
from .letters import labels_sheet, run_sheet
from .sheets import Labels, LetterSheet
from .typesetting import Unprintable

# Longer than the setting of a file may take; where the worker was killed, another begins the file anew then.
LEASE = timedelta(seconds=SECONDS + 20)
TEMPLATES = {Printed.LETTERS: "letter", Printed.LABELS: "labels"}


def print_next(now: datetime) -> int:
    waiting = (
        PrintedFile.objects.waiting()
        .defer("pdf")
        .select_related("run__letter__project__municipality", "run__letter__project__contact_point", "run__by")
    )
    file = claim(waiting, "due_at", now, LEASE)
    if file is None:
        return 0
    envelopes = envelopes_of(file)
    if not envelopes:  # they have asked not to be contacted, since the run was made
        file.delete()
        return 1
    try:
        file.keep(typeset_apart(TEMPLATES[Printed(file.run.printed)], sheet_of(file.run, envelopes)), now)
    except Unprintable as unprintable:
        PrintRun.objects.filter(pk=file.run_id).update(unprintable=unprintable.text[:300])
    return 1


def envelopes_of(file: PrintedFile) -> list[tuple[str, ...]]:
    """In the order they are posted. Who may not be written to is asked of the list once more."""
    with override(file.run.letter.project.language):
        return [line.envelope for line in AddressLine.objects.filter(pk__in=file.lines).for_letters()]


def sheet_of(run: PrintRun, envelopes: list[tuple[str, ...]]) -> LetterSheet | Labels:
    with override(run.letter.project.language):
        if run.printed == Printed.LABELS:
            return labels_sheet(run, envelopes)
        return run_sheet(run, envelopes, localdate(run.at))
