"""Statutory steps: planned, registered as taken, removed, and put among the project's dates. Nothing is sent."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person
from nabodialog.projects.adding import add_milestone
from nabodialog.projects.models import Milestone
from nabodialog.projects.publishing import locked

from .models import StatutoryStep

DAY, DEADLINE = "milestone", "deadline_milestone"


@transaction.atomic
def add_step(added: StatutoryStep, *, by: Person, now: datetime) -> StatutoryStep:
    register(added, by=by, now=now)
    added.save()
    record(Verb.ADDED, added, by=by, within=added.project, municipality=added.project.municipality)
    return added


@transaction.atomic
def change_step(step: StatutoryStep, seen: int, fields: list[str], *, by: Person, now: datetime) -> None:
    """Raises Conflict where somebody saved it since `seen`."""
    stored = StatutoryStep.objects.get(pk=step.pk)
    told_anew = (stored.happened_on, stored.sent_by) != (step.happened_on, step.sent_by)
    if told_anew:
        register(step, by=by, now=now)
    step.save_over(seen, [*fields, "registered_by", "registered_at"])
    verb = Verb.FINISHED if step.is_taken and not stored.is_taken else Verb.CHANGED
    record(verb, step, by=by, within=step.project, municipality=step.project.municipality, on=step.happened_on)


def register(step: StatutoryStep, *, by: Person, now: datetime) -> None:
    """Who says that it was taken, and when they said so; empty again where it was not."""
    step.registered_by, step.registered_at = (by, now) if step.is_taken else (None, None)


@transaction.atomic
def remove_step(step: StatutoryStep, *, by: Person) -> None:
    """Dates that were made of it stay: neighbours may know of them."""
    record(Verb.REMOVED, step, by=by, within=step.project, municipality=step.project.municipality)
    step.delete()


@transaction.atomic
def put_among_dates(step: StatutoryStep, which: str, *, by: Person) -> Milestone | None:
    """The step's day or its deadline as a date of the project. None where it stands there, or there is no day."""
    project = locked(step.project)
    step = StatutoryStep.objects.select_for_update().get(pk=step.pk)
    planned_on = step.day if which == DAY else step.ends_on
    if getattr(step, which) or planned_on is None:
        return None
    title = str(step) if which == DAY else _("Frist: %(step)s") % {"step": step}
    made = Milestone(project=project, title=title[:150], planned_on=planned_on, owner=step.owner, deputy=step.deputy)
    made.happened_on = step.happened_on if which == DAY else None
    setattr(step, which, add_milestone(made, by=by))
    step.save_over(step.revision, [which])
    return made
