"""How the demo's municipalities talk with their neighbours: strategies, and the groups they talk with."""

from nabodialog.involvement.contacting import add_contact, assess
from nabodialog.involvement.grouping import add_stakeholder
from nabodialog.involvement.models import (
    Action,
    Contact,
    Goal,
    Passage,
    Stakeholder,
    StakeholderAssessment,
    StatutoryStep,
)
from nabodialog.involvement.registering import add_step
from nabodialog.involvement.scope import Scope
from nabodialog.involvement.strategising import NOTHING_YET, add, adopt, mark_done, write_passage
from nabodialog.projects.models import Project

from .dialogue import ActionCase, SpokenCase, StakeholderCase, StatutoryCase, StrategyCase
from .stage import Stage


def write_strategy(stage: Stage, scope: Scope, case: StrategyCase) -> None:
    leader = stage.cast["leader"]
    with stage.then(case.day):
        for passage in case.passages:
            heading = scope.guide.heading(passage.part)
            assert heading, passage.part  # noqa: S101  a slip in the demo's own file
            written = Passage(heading=str(heading.name), **passage.model_dump())
            write_passage(written, scope, NOTHING_YET, by=leader)
        for goal in case.goals:
            due = stage.day(goal.due) if goal.due else None
            add(Goal(text=goal.text, measure=goal.measure, due=due), scope, by=leader)
        for action in case.actions:
            add_action(stage, scope, action)
        if case.adopted:
            adopt(scope, case.adopted, by=leader, now=stage.moment(case.day))


def add_action(stage: Stage, scope: Scope, case: ActionCase) -> None:
    due = stage.day(case.due) if case.due else None
    action = Action(text=case.text, owner=stage.person(case.owner), due=due)
    add(action, scope, by=stage.cast["leader"])
    if case.done is not None:
        mark_done(action, scope, stage.day(case.done), by=stage.cast["leader"])


def play_stakeholder(stage: Stage, project: Project, case: StakeholderCase) -> None:
    people = {"owner": stage.person(case.owner), "deputy": stage.person(case.deputy)}
    confirmed = {"confirmed_on": stage.day(case.confirmed) if case.confirmed is not None else None}
    facts = case.model_dump(exclude={"day", "confirmed", "spoken", "assessments"})
    stakeholder = Stakeholder(project=project, **(facts | people | confirmed))
    with stage.then(case.day):
        add_stakeholder(stakeholder, by=stage.cast["leader"])
    for spoken in case.spoken:
        play_contact(stage, stakeholder, spoken)
    for weighed in case.assessments:
        facts = weighed.model_dump(exclude={"day"}) | {"on": stage.day(weighed.day)}
        with stage.then(weighed.day):
            assess(StakeholderAssessment(stakeholder=stakeholder, **facts), by=stage.cast["leader"])


def play_contact(stage: Stage, stakeholder: Stakeholder, case: SpokenCase) -> None:
    facts = case.model_dump(exclude={"day", "by"}) | {"on": stage.day(case.day)}
    with stage.then(case.day):
        contact = Contact(project=stakeholder.project, stakeholder=stakeholder, **facts)
        add_contact(contact, by=stage.cast[case.by])


def play_statutory_step(stage: Stage, project: Project, case: StatutoryCase) -> None:
    days = {
        "planned_on": stage.day(case.planned) if case.planned is not None else None,
        "happened_on": stage.day(case.happened) if case.happened is not None else None,
    }
    told = case.model_dump(exclude={"day", "planned", "happened", "milestone", "owner"})
    stands_as = project.milestones.filter(title=case.milestone).first() if case.milestone else None
    step = StatutoryStep(project=project, owner=stage.person(case.owner), milestone=stands_as, **told, **days)
    with stage.then(case.day):
        add_step(step, by=stage.cast["leader"], now=stage.moment(case.day))
