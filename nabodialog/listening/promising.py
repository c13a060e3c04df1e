"""What happens to a promise: given, begun, moved, checked, done, told, and ended. One transaction each."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.involvement.models import AgendaItem, Channel, Letter
from nabodialog.people.models import Person
from nabodialog.projects.models import Project

from .models import CheckResult, Enquiry, Message, Promise, PromiseCheck, PromiseDoubt
from .promise_states import PromiseState, promise_may_move
from .states import RefusedMove

WRITTEN = ("words", "stakeholder", "to_whom", "promised_on", "said_in", "agenda_item", "letter", "owner", "deputy")
"""What can be put right afterwards; the deadline moves by a deed of its own."""


class NotDone(Exception):
    """Neighbours cannot be told that it is kept as long as nobody has shown that it is."""


class NotEveryDay(Exception):
    """A promise that was to be kept again and again is not kept where one of its days was missed, or is to come."""


class NotThatDay(Exception):
    """It was not promised for that day, the day is to come, or it has been checked."""


@dataclass(frozen=True)
class Evidence:
    """That it is done: what shows it, since which day."""

    on: date
    text: str = ""
    url: str = ""


@dataclass(frozen=True)
class Checked:
    """Whether it was kept on one of its days, and what happened."""

    on: date
    result: CheckResult
    note: str = ""


def held(promise: Promise) -> Promise:
    """Until the transaction ends nobody else changes it."""
    related = Promise.objects.select_for_update(of=("self",)).select_related("project__municipality")
    return related.get(pk=promise.pk)


def keep(promise: Promise, verb: Verb, *, by: Person, **details: object) -> None:
    """Save it, with what falls due next, and record."""
    promise.next_on = next_day(promise) if promise.is_open else None
    promise.revision += 1
    promise.save()
    note(verb, promise, by=by, **details)


def note(verb: Verb, promise: Promise, *, by: Person, **details: object) -> None:
    project = promise.project
    record(verb, promise, by=by, within=project, municipality=project.municipality, **details)


def next_day(promise: Promise) -> date:
    checked = set(promise.checks.values_list("on", flat=True)) if promise.pk else set()
    return next((day for day in promise.days if day not in checked), promise.due_on)


def move(promise: Promise, end: PromiseState) -> dict[str, str]:
    """The one way from state to state; gives what history says of it."""
    if not promise_may_move(promise.state, end):
        raise RefusedMove
    old, promise.state = promise.standing, end
    return {"old": old, "new": promise.get_state_display()}


@transaction.atomic
def give(promise: Promise, *, by: Person) -> Promise:
    promise.given_by = by
    fill_in(promise)
    promise.next_on = next_day(promise)
    promise.save()
    note(Verb.ADDED, promise, by=by)
    return promise


def fill_in(promise: Promise) -> None:
    """What follows from what was chosen: the group's name, and where it was said."""
    promise.to_whom = promise.stakeholder.name if promise.stakeholder else ""
    promise.said_in = promise.said_in or where_said(promise.agenda_item, promise.letter, promise.message)


def where_said(item: AgendaItem | None, letter: Letter | None, message: Message | None) -> str:
    """In words; empty where none of them was chosen."""
    if item:
        return f"{item.meeting.milestone.title}: {item.title}"[:200]
    if letter:
        return letter.title
    return _("Svar på en henvendelse") if message else ""


@transaction.atomic
def change(promise: Promise, seen: int, *, by: Person) -> None:
    """What was written is put right. Raises Conflict where somebody saved it since `seen`."""
    fill_in(promise)
    promise.save_over(seen, WRITTEN)
    note(Verb.CHANGED, promise, by=by)


@transaction.atomic
def begin(promise: Promise, *, by: Person) -> None:
    """The work begins; or begins again, and then what once was shown and told of it no longer holds."""
    promise = held(promise)
    move(promise, PromiseState.IN_PROGRESS)
    promise.evidence, promise.evidence_url, promise.evidence_on, promise.evidence_by = "", "", None, None
    promise.told_on, promise.told_through = None, ""
    keep(promise, Verb.BEGAN, by=by)


@transaction.atomic
def move_date(promise: Promise, due_on: date, reason: str, *, by: Person, now: datetime) -> None:
    promise = held(promise)
    former = promise.due_on
    if not promise.is_open:
        raise RefusedMove
    promise.former_dates.create(former=former, became=due_on, reason=reason, at=now, by=by)
    promise.due_on = due_on
    keep(promise, Verb.MOVED, by=by, old=former, new=due_on)


@transaction.atomic
def check(promise: Promise, found: Checked, *, by: Person, now: datetime) -> None:
    """Was it kept on that day? Said once."""
    promise, on = held(promise), found.on
    is_checked = promise.checks.filter(on=on).exists()
    if not promise.is_open or on not in promise.days or on > localdate(now) or is_checked:
        raise NotThatDay
    PromiseCheck.objects.create(promise=promise, on=on, result=found.result, note=found.note, at=now, by=by)
    if promise.state == PromiseState.GIVEN:
        move(promise, PromiseState.IN_PROGRESS)
    keep(promise, Verb.REGISTERED, by=by, on=on, new=CheckResult(found.result).label)


@transaction.atomic
def show_done(promise: Promise, evidence: Evidence, *, by: Person) -> None:
    """It is done, and this shows it. Kept it is first when neighbours know."""
    promise = held(promise)
    if not promise.is_open:
        raise RefusedMove
    if not is_kept_every_day(promise):
        raise NotEveryDay
    promise.evidence, promise.evidence_url, promise.evidence_on = evidence.text, evidence.url, evidence.on
    promise.evidence_by = by
    keep(promise, Verb.FINISHED, by=by, on=evidence.on)


def is_kept_every_day(promise: Promise) -> bool:
    kept = promise.checks.filter(result=CheckResult.KEPT).values_list("on", flat=True)
    return set(promise.days) <= set(kept)


@transaction.atomic
def tell(promise: Promise, on: date, through: Channel, *, by: Person) -> None:
    """Neighbours were told what became of it; with what shows that it is done, it is kept."""
    promise = held(promise)
    if promise.is_open and not promise.is_done:
        raise NotDone
    promise.told_on, promise.told_through = on, through
    if promise.is_open:
        move(promise, PromiseState.KEPT)
    keep(promise, Verb.ANNOUNCED, by=by, on=on)


@transaction.atomic
def end(promise: Promise, state: PromiseState, explanation: str, *, by: Person) -> None:
    """Partly kept, broken or withdrawn. What neighbours were told of it earlier no longer holds."""
    promise = held(promise)
    moved = move(promise, state)
    promise.explanation, promise.told_on, promise.told_through = explanation, None, ""
    keep(promise, Verb.CHANGED, by=by, **moved)


@transaction.atomic
def replace(promise: Promise, new: Promise, explanation: str, *, by: Person) -> Promise:
    """By another, which is given at once: nobody is left with neither."""
    promise = held(promise)
    moved = move(promise, PromiseState.REPLACED)
    promise.replaced_by = give(new, by=by)
    promise.explanation, promise.told_on, promise.told_through = explanation, None, ""
    keep(promise, Verb.CHANGED, by=by, **moved)
    return new


@transaction.atomic
def remove(promise: Promise, *, by: Person) -> bool:
    """Written by mistake. False where it must stand."""
    promise = held(promise)
    if not may_be_removed(promise):
        return False
    note(Verb.REMOVED, promise, by=by)
    promise.delete()
    return True


def may_be_removed(promise: Promise) -> bool:
    """Neighbours have not read it, and it is not what became of another."""
    return promise.shown_at is None and not promise.replaces.exists()


def days_to_check(promise: Promise, today: date) -> list[date]:
    """Those that have come, and that nobody has checked."""
    if not promise.is_open:
        return []
    checked = set(promise.checks.values_list("on", flat=True))
    return [day for day in promise.days if day <= today and day not in checked]


def promise_called(project: Project, uid: str) -> Promise | None:
    """The one that an address names, if neighbours have read it. What was typed may be anything."""
    try:
        return project.promises.exclude(shown_at=None).filter(uid=UUID(uid)).first()
    except ValueError:
        return None


def doubt(enquiry: Enquiry, promise: Promise) -> None:
    """A neighbour means that it is not kept."""
    PromiseDoubt.objects.get_or_create(enquiry=enquiry, defaults={"promise": promise})
