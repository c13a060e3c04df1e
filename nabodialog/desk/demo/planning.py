"""How the demo's projects plan to talk with their neighbours, and what became of it."""

from nabodialog.involvement.models import Plan, PlanDate, PlanLine
from nabodialog.involvement.plan_publishing import publish_plan
from nabodialog.involvement.planning import add_plan_line, cadence_of, plan_of
from nabodialog.projects.models import Project

from .dialogue import PlanCase, PlanLineCase
from .stage import Stage

ELSEWHERE = {"stakeholder", "channels", "start", "end", "owner", "deputy", "stands_as"}


def play_plan(stage: Stage, project: Project, case: PlanCase | None) -> None:
    if case is None:
        return
    leader = stage.cast["leader"]
    with stage.then(case.day):
        for line in case.lines:
            play_line(stage, project, line)
    Plan.objects.filter(project=project).update(introduction=case.introduction)
    with stage.then(case.published):
        publish_plan(project, by=leader, now=stage.moment(case.published))


def play_line(stage: Stage, project: Project, case: PlanLineCase) -> None:
    line = PlanLine(
        plan=plan_of(project),
        stakeholder=project.stakeholders.get(name=case.stakeholder) if case.stakeholder else None,
        channels=",".join(case.channels),
        starts_on=stage.day(case.start) if case.start is not None else None,
        ends_on=stage.day(case.end) if case.end is not None else None,
        owner=stage.person(case.owner),
        deputy=stage.person(case.deputy),
        **case.model_dump(exclude=ELSEWHERE),
    )
    add_plan_line(line, by=stage.cast["leader"])
    for day, title in zip(cadence_of(line).days, case.stands_as, strict=False):
        PlanDate.objects.create(line=line, day=day, milestone=project.milestones.get(title=title))
