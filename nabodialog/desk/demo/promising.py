"""What the demo's projects have promised their neighbours, and what became of it."""

from nabodialog.listening.models import CheckResult, Promise
from nabodialog.listening.promise_publishing import publish_promises
from nabodialog.listening.promising import (
    Checked,
    Evidence,
    begin,
    check,
    end,
    give,
    move_date,
    show_done,
    tell,
)
from nabodialog.projects.models import Project

from .dialogue import PromiseCase, PromisesCase
from .stage import Stage


def play_promises(stage: Stage, project: Project, case: PromisesCase | None) -> None:
    if case is None:
        return
    for promise in case.given:
        given = promised(stage, project, promise)
        with stage.then(case.published):
            become(stage, given, promise)
    with stage.then(case.published):
        publish_promises(project, by=stage.cast["leader"], now=stage.moment(case.published))


def promised(stage: Stage, project: Project, case: PromiseCase) -> Promise:
    promise = Promise(
        project=project,
        words=case.words,
        stakeholder=project.stakeholders.get(name=case.stakeholder) if case.stakeholder else None,
        said_in=case.said_in,
        promised_on=stage.day(case.day),
        due_on=stage.day(case.due),
        starts_on=stage.day(case.start) if case.start is not None else None,
        every=case.every,
        owner=stage.person(case.owner),
        deputy=stage.person(case.deputy),
    )
    with stage.then(case.day):
        return give(promise, by=stage.cast["leader"])


def become(stage: Stage, promise: Promise, case: PromiseCase) -> None:
    """In the order in which such things happen."""
    leader = stage.cast["leader"]
    if case.begun:
        begin(promise, by=leader)
    if case.moved is not None:
        move_date(promise, stage.day(case.moved), case.moved_why, by=leader, now=stage.moment(-3))
    for each in case.checks:
        found = Checked(promise.days[each.day], CheckResult.KEPT if each.kept else CheckResult.MISSED, each.note)
        check(promise, found, by=leader, now=stage.now)
    if case.done is not None:
        show_done(promise, Evidence(stage.day(case.done), case.evidence), by=leader)
    if case.told is not None:
        tell(promise, stage.day(case.told), case.told_through, by=leader)
    if case.ended:
        end(promise, case.ended, case.explanation, by=leader)
