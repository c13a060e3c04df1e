"""An enquiry moves: taken, asked about, waited for, answered, ended and opened again. One transaction each."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.lib.pictures import Photo
from nabodialog.people.models import Municipality, Person
from nabodialog.people.working_days import ClosedDays

from .clock import Still, due_date, extended
from .models import (
    ClosingReason,
    DueCause,
    Enquiry,
    EnquiryChannel,
    EnquiryContact,
    EnquiryKind,
    Message,
    MessageKind,
    Outcome,
    WhyOver,
)
from .photographs import keep_photos
from .receiving import closed_days
from .states import ENDED, PAUSED, RefusedMove, State, may_move


@dataclass(frozen=True)
class Became:
    """What it came to, and why where that needs to be told."""

    outcome: Outcome
    reason: str = ""


def held(enquiry: Enquiry) -> Enquiry:
    """Until the transaction ends nobody else moves it."""
    related = Enquiry.objects.select_for_update(of=("self",)).select_related("project__municipality")
    return related.get(pk=enquiry.pk)


def move(enquiry: Enquiry, end: State, *, now: datetime, by: Person | None, why: str = "") -> None:
    """The one way from state to state; the clock stops and goes on with it."""
    if not may_move(enquiry.state, end):
        raise RefusedMove
    start, enquiry.state = enquiry.state, end
    enquiry.ended_at = now if end in ENDED else None
    if end == State.REOPENED:
        enquiry.opened_at = now
    enquiry.revision += 1
    enquiry.save()
    enquiry.moves.create(start=start, end=end, why=why, at=now, by=by)
    end_forwarding(enquiry, WhyOver.TAKEN_BACK, now)
    turn_clock(enquiry, start, now)


def end_forwarding(enquiry: Enquiry, why: WhyOver, now: datetime, **answer: object) -> None:
    """Whom we asked is asked no longer once we go on, and their address is gone. What is over stays as it ended."""
    enquiry.forwardings.standing().update(over_at=now, why_over=why, email="", **answer)


def turn_clock(enquiry: Enquiry, start: str, now: datetime) -> None:
    today, own = localdate(now), closed_days(enquiry.project.municipality)
    if start in PAUSED and enquiry.state not in PAUSED:
        pause = enquiry.pauses.get(until=None)
        pause.until = today
        pause.save(update_fields=["until"])
        move_due(enquiry, extended(enquiry.due_on, Still(pause.since, today), own), DueCause.STOOD_STILL, now)
    if enquiry.state == State.REOPENED:
        move_due(enquiry, due_date(today, enquiry.promised_days, own=own), DueCause.REOPENED, now)
    if enquiry.state in PAUSED and start not in PAUSED:
        enquiry.pauses.create(since=today)


def move_due(enquiry: Enquiry, due_on: date, cause: DueCause, now: datetime) -> None:
    """All former dates stay visible."""
    if due_on == enquiry.due_on:
        return
    enquiry.due_changes.create(former=enquiry.due_on, due_on=due_on, cause=cause, at=now)
    enquiry.due_on = due_on
    enquiry.save(update_fields=["due_on"])


def write(enquiry: Enquiry, kind: MessageKind, text: str, *, by: Person | None, now: datetime) -> Message:
    message: Message = enquiry.messages.create(kind=kind, text=text, by=by, at=now)
    return message


def note(verb: Verb, enquiry: Enquiry, by: Person, **details: object) -> None:
    project = enquiry.project
    record(verb, enquiry, by=by, within=project, municipality=project.municipality, **details)


@transaction.atomic
def take(enquiry: Enquiry, *, by: Person, now: datetime) -> None:
    """Somebody begins on it, and answers for it from now on."""
    enquiry = held(enquiry)
    enquiry.owner = by
    if enquiry.deputy_id == by.pk:
        enquiry.deputy = None
    move(enquiry, State.HANDLING, now=now, by=by)
    note(Verb.BEGAN, enquiry, by)


@transaction.atomic
def ask(enquiry: Enquiry, text: str, *, by: Person, now: datetime) -> Message:
    """We cannot answer without knowing more."""
    enquiry = held(enquiry)
    written = write(enquiry, MessageKind.QUESTION, text, by=by, now=now)
    move(enquiry, State.ASKING, now=now, by=by)
    note(Verb.ASKED, enquiry, by)
    return written


@transaction.atomic
def wait(enquiry: Enquiry, text: str, expected_on: date, *, by: Person, now: datetime) -> Message:
    """For somebody else, until a day that the neighbour is told."""
    enquiry = held(enquiry)
    written = write(enquiry, MessageKind.DELAY, text, by=by, now=now)
    move(enquiry, State.WAITING, now=now, by=by)
    enquiry.pauses.filter(until=None).update(expected_on=expected_on)
    note(Verb.POSTPONED, enquiry, by, to=expected_on)
    return written


@transaction.atomic
def go_on(enquiry: Enquiry, *, by: Person | None, now: datetime) -> None:
    """What we waited for has come, or will not come."""
    enquiry = held(enquiry)
    move(enquiry, State.HANDLING, now=now, by=by)


@transaction.atomic
def delay(enquiry: Enquiry, text: str, due_on: date, *, by: Person, now: datetime) -> Message:
    """A word on the way, with a new date. The clock goes on."""
    enquiry = held(enquiry)
    if enquiry.is_ended:
        raise RefusedMove
    written = write(enquiry, MessageKind.DELAY, text, by=by, now=now)
    former = enquiry.due_on
    move_due(enquiry, due_on, DueCause.MORE_TIME, now)
    note(Verb.POSTPONED, enquiry, by, old=former, new=due_on)
    return written


@transaction.atomic
def answer(enquiry: Enquiry, text: str, became: Became, *, by: Person, now: datetime) -> Message:
    enquiry = held(enquiry)
    written = write(enquiry, MessageKind.ANSWER, text, by=by, now=now)
    enquiry.outcome, enquiry.outcome_reason, enquiry.closing_reason = became.outcome, became.reason, ""
    move(enquiry, State.ANSWERED, now=now, by=by)
    note(Verb.ANSWERED, enquiry, by, outcome=became.outcome)
    return written


@transaction.atomic
def end_unanswered(enquiry: Enquiry, reason: ClosingReason, why: str, *, by: Person, now: datetime) -> None:
    enquiry = held(enquiry)
    enquiry.closing_reason, enquiry.outcome, enquiry.outcome_reason = reason, "", ""
    move(enquiry, State.CLOSED, now=now, by=by, why=why)
    note(Verb.ENDED, enquiry, by, reason=reason)


@transaction.atomic
def reopen(enquiry: Enquiry, why: str, *, by: Person | None, now: datetime) -> None:
    enquiry = held(enquiry)
    move(enquiry, State.REOPENED, now=now, by=by, why=why)
    if by:
        note(Verb.REOPENED, enquiry, by)


@transaction.atomic
def add_more(
    enquiry: Enquiry, text: str, form_key: uuid.UUID, photos: Sequence[Photo] = (), *, now: datetime
) -> Message:
    """The neighbour writes: an answer to what we asked, or more. After the end it opens the enquiry again."""
    enquiry = held(enquiry)
    if again := enquiry.messages.filter(form_key=form_key).first():
        return again
    written: Message = enquiry.messages.create(kind=MessageKind.ADDITION, text=text, form_key=form_key, at=now)
    keep_photos(enquiry, photos, written, now=now)
    if enquiry.state == State.ASKING:
        move(enquiry, State.HANDLING, now=now, by=None)
    elif enquiry.is_ended:
        move(enquiry, State.REOPENED, now=now, by=None)
    return written


@transaction.atomic
def write_note(enquiry: Enquiry, text: str, *, by: Person, now: datetime) -> Message:
    """For ourselves; the neighbour never reads it, but may ask to."""
    return write(enquiry, MessageKind.NOTE, text, by=by, now=now)


@transaction.atomic
def reclassify(enquiry: Enquiry, kind: EnquiryKind, why: str, *, by: Person, now: datetime) -> None:
    """It was called something else when it came. The clock does not care."""
    enquiry = held(enquiry)
    words = _("Fra «%(former)s» til «%(kind)s»: %(why)s")
    told = words % {"former": enquiry.get_kind_display(), "kind": kind.label, "why": why}
    enquiry.kind, enquiry.revision = kind, enquiry.revision + 1
    enquiry.save(update_fields=["kind", "revision"])
    write(enquiry, MessageKind.NOTE, told, by=by, now=now)
    note(Verb.CHANGED, enquiry, by, fields="kind")


@transaction.atomic
def note_told(message: Message, how: EnquiryChannel, *, by: Person, now: datetime) -> None:
    """One of us told what was written, where no e-mail could. Who and how stands as a note; twice is once."""
    enquiry = held(message.enquiry)
    if enquiry.messages.untold().filter(pk=message.pk).update(told_at=now):
        words = _("Fortalt naboen: %(what)s (%(how)s)")
        facts = {"what": message.get_kind_display().lower(), "how": how.label.lower()}
        write(enquiry, MessageKind.NOTE, words % facts, by=by, now=now)


def look_at_contact(enquiry: Enquiry, *, by: Person) -> EnquiryContact | None:
    """Whom to call. That somebody looked stands in history, also where there was nothing to see."""
    note(Verb.SAW, enquiry, by)
    return EnquiryContact.objects.filter(enquiry=enquiry).first()


@transaction.atomic
def reckon_again(municipality: Municipality, *, now: datetime) -> int:
    """The closed days changed: every open promise is reckoned anew, but a date that we asked for ourselves stands."""
    mine = Enquiry.objects.open().filter(project__municipality=municipality)
    own, moved = closed_days(municipality), 0
    for enquiry in mine.select_for_update().prefetch_related("pauses", "due_changes"):
        if any(each.cause == DueCause.MORE_TIME and each.at >= enquiry.opened_at for each in enquiry.due_changes.all()):
            continue
        former = enquiry.due_on
        move_due(enquiry, reckoned(enquiry, own), DueCause.CLOSED_DAY, now)
        moved += enquiry.due_on != former
    return moved


def reckoned(enquiry: Enquiry, own: ClosedDays) -> date:
    stills = [Still(pause.since, pause.until) for pause in enquiry.pauses.all() if pause.until]
    return due_date(localdate(enquiry.opened_at), enquiry.promised_days, stills, own)
