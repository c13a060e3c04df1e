"""Writing a strategy: its passages, goals and actions, and adopting the whole as a version."""

from datetime import date, datetime

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .models import Action, Goal, Passage, Strategy, StrategyVersion
from .reading import read, written
from .scope import Scope

NOTHING_YET = 0


@transaction.atomic
def write_passage(passage: Passage, scope: Scope, seen: int, *, by: Person) -> None:
    """`seen` is the revision this person opened, NOTHING_YET for an empty heading. Raises Conflict where a colleague
    wrote there since; where one removed it since, what was typed stands again."""
    strategy = begun(scope)
    stored = strategy.passages.filter(part=passage.part).first()
    if stored:
        passage.pk = stored.pk
        passage.save_over(seen, ["text", "reason"])
    else:
        passage.pk, passage.strategy, passage.revision = None, strategy, NOTHING_YET + 1
        passage.save()
    tell_history(Verb.CHANGED, passage, scope, by=by)


@transaction.atomic
def add(added: Goal | Action, scope: Scope, *, by: Person) -> None:
    added.strategy = begun(scope)
    added.save()
    tell_history(Verb.ADDED, added, scope, by=by)


@transaction.atomic
def remove(thing: Passage | Goal | Action, scope: Scope, *, by: Person) -> None:
    tell_history(Verb.REMOVED, thing, scope, by=by)
    thing.delete()


@transaction.atomic
def mark_done(action: Action, scope: Scope, on: date | None, *, by: Person) -> None:
    """`on` is the day it was done; None opens it again."""
    Action.objects.filter(pk=action.pk).update(done_on=on)
    tell_history(Verb.FINISHED if on else Verb.REOPENED, action, scope, by=by)


@transaction.atomic
def adopt(scope: Scope, note: str, *, by: Person, now: datetime) -> StrategyVersion:
    """A finished copy of what applies here now, numbered on from the last."""
    strategy = begun(scope)
    last = strategy.versions.first()
    version = StrategyVersion.objects.create(
        strategy=strategy,
        number=last.number + 1 if last else 1,
        content=written(read(scope)).model_dump(mode="json"),
        note=note,
        by=by,
        at=now,
    )
    tell_history(Verb.ADDED, version, scope, by=by)
    return version


def begun(scope: Scope) -> Strategy:
    """The strategy of this place, made the first time something is written; held until the deed is done."""
    strategy, _made = Strategy.objects.get_or_create(municipality=scope.municipality, project=scope.project)
    return Strategy.objects.select_for_update().get(pk=strategy.pk)


def tell_history(verb: Verb, thing: Passage | Goal | Action | StrategyVersion, scope: Scope, *, by: Person) -> None:
    record(verb, thing, by=by, within=scope.place, municipality=scope.municipality)
