"""A letter's way out: written, changed, approved as it stands, printed for a list of addresses, and noted as sent."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import ngettext

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person
from nabodialog.privacy.concerns import Concern, concerns
from nabodialog.projects.guarding import NeedsSecondReader, PersonalData, guard_of
from nabodialog.projects.publishing import locked

from .contacting import log_posting
from .models import AddressList, Letter, LetterApproval, Posting, Printed, PrintedFile, PrintRun

GAP = re.compile(r"\[[^\]\n]*\]")
# How much is set at a time: as much as takes a second or two, so that memory stays flat and little is lost.
IN_A_FILE = {Printed.LETTERS: 200, Printed.LABELS: 21 * 40}


class Unfinished(Exception):
    """A letter that still has a «[…]» for someone to fill in."""


class NotApproved(Exception):
    """Nobody has approved the letter as it stands."""


class NoAddresses(Exception):
    """There is nobody on the list that a letter may be sent to."""


def gaps(letter: Letter) -> list[str]:
    return GAP.findall(f"{letter.title}\n{letter.text}")


def look_through(letter: Letter) -> list[Concern]:
    return concerns(f"{letter.title}\n{letter.text}", guard_of(letter.project))


def may_judge(letter: Letter, person: Person) -> bool:
    """Where the municipality wants two to look, it is not enough that the one who wrote it does."""
    return not letter.project.municipality.needs_second_reader or letter.written_by_id != person.pk


@transaction.atomic
def write_letter(letter: Letter, *, by: Person, now: datetime) -> Letter:
    letter.written_by, letter.changed_at = by, now
    letter.save()
    tell_history(Verb.ADDED, letter, by=by)
    return letter


@transaction.atomic
def rewrite_letter(letter: Letter, seen: int, *, by: Person, now: datetime) -> None:
    """Raises Conflict where a colleague wrote since. What was approved is approved no more."""
    letter.written_by, letter.changed_at = by, now
    letter.save_over(seen, ["title", "text", "written_by", "changed_at"])
    tell_history(Verb.CHANGED, letter, by=by)


@transaction.atomic
def remove_letter(letter: Letter, *, by: Person) -> None:
    tell_history(Verb.REMOVED, letter, by=by)
    letter.delete()


@transaction.atomic
def approve_letter(letter: Letter, judged: str = "", *, by: Person, now: datetime) -> LetterApproval:
    """`judged` is why what the guard found possible may stand. Whatever view it comes from, nothing certain passes."""
    found = look_through(letter)
    if any(concern.blocks for concern in found):
        raise PersonalData
    if found and not may_judge(letter, by):
        raise NeedsSecondReader
    if gaps(letter):
        raise Unfinished
    facts = {"by": by, "at": now}
    approval, made = letter.approvals.get_or_create(revision=letter.revision, defaults=facts)
    if made:
        tell_history(Verb.APPROVED, letter, by=by, **({"reason": judged} if judged else {}))
    return approval


@transaction.atomic
def print_letter(letter: Letter, addresses: AddressList, printed: Printed, *, by: Person, now: datetime) -> PrintRun:
    """Rows that wait for a worker. A button that is pressed twice gives the same run, as long as it is not finished."""
    locked(letter.project)
    if letter.approval is None:
        raise NotApproved
    words = {"title": letter.title, "text": letter.text}
    same = letter.print_runs.filter(addresses=addresses, printed=printed, by=by, files__made_at=None, **words)
    if waiting := same.filter(unprintable="").first():
        return waiting
    lines = list(addresses.lines.for_letters().values_list("pk", flat=True))
    if not lines:
        raise NoAddresses
    run = PrintRun.objects.create(letter=letter, addresses=addresses, printed=printed, by=by, at=now, **words)
    PrintedFile.objects.bulk_create(files_of(run, lines, now))
    tell_history(Verb.PRINTED, letter, by=by, reason=counted(len(lines)))
    return run


def files_of(run: PrintRun, lines: Sequence[int], now: datetime) -> list[PrintedFile]:
    step = IN_A_FILE[Printed(run.printed)]
    return [
        PrintedFile(
            run=run,
            number=number,
            first=start + 1,
            last=min(start + step, len(lines)),
            lines=list(lines[start : start + step]),
            due_at=now,
        )
        for number, start in enumerate(range(0, len(lines), step), start=1)
    ]


@transaction.atomic
def remove_print_run(run: PrintRun, *, by: Person) -> None:
    tell_history(Verb.REMOVED, run, by=by)
    run.delete()


@transaction.atomic
def note_posting(posting: Posting, *, by: Person, now: datetime) -> Posting:
    posting.by, posting.at = by, now
    posting.save()
    log_posting(posting, by=by)
    tell_history(Verb.SENT, posting.letter, by=by, on=posting.on, reason=counted(posting.number))
    return posting


def counted(number: int) -> str:
    return ngettext("ett brev", "%(count)s brev", number) % {"count": number}


def tell_who_fetches(run: PrintRun, *, by: Person) -> None:
    """What is printed holds the addresses of all it is for."""
    tell_history(Verb.FETCHED, run, by=by, reason=run.get_printed_display())


def tell_history(verb: Verb, thing: Letter | PrintRun, *, by: Person, **details: date | str) -> None:
    project = thing.project if isinstance(thing, Letter) else thing.letter.project
    record(verb, thing, by=by, within=project, municipality=project.municipality, **details)
