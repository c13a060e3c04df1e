"""The involvement plan: its lines written and removed, and what is made of them, once."""

from datetime import date

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person
from nabodialog.projects.adding import add_milestone
from nabodialog.projects.models import Audience, Milestone, Project
from nabodialog.projects.publishing import locked

from .convening import plan_meeting
from .models import Meeting, Plan, PlanDate, PlanLine, StakeholderKind
from .rhythm import Cadence

NOTHING_YET = 0

WHO_IT_IS_FOR = {
    StakeholderKind.POLITICIANS: Audience.POLITICIANS,
    StakeholderKind.POLICE_AND_FIRE: Audience.PARTNERS,
}


def plan_of(project: Project) -> Plan:
    """A project that has written nothing has an empty plan, which is not kept."""
    found = Plan.objects.filter(project=project).first() or Plan(project=project, revision=NOTHING_YET)
    found.project = project
    return found


def begun(project: Project) -> Plan:
    """The plan of a project, made the first time something is written in it."""
    plan, _made = Plan.objects.get_or_create(project=locked(project), defaults={"revision": NOTHING_YET})
    plan.project = project
    return plan


@transaction.atomic
def add_plan_line(added: PlanLine, *, by: Person) -> PlanLine:
    project = added.plan.project
    added.plan = begun(project)
    added.save()
    record(Verb.ADDED, added, by=by, within=project, municipality=project.municipality)
    return added


@transaction.atomic
def remove_plan_line(line: PlanLine, *, by: Person) -> None:
    """The dates that were made of it stand: neighbours may know of them."""
    project = line.plan.project
    record(Verb.REMOVED, line, by=by, within=project, municipality=project.municipality)
    line.delete()


def cadence_of(line: PlanLine) -> Cadence:
    return Cadence(**{field: getattr(line, field) for field in Cadence.__dataclass_fields__})


def missing_days(line: PlanLine) -> list[date]:
    """The days of a line that nothing has been made for yet. What was moved or dropped since, has been made."""
    made = {each.day for each in line.dates.all()}
    return [day for day in cadence_of(line).days if day not in made]


@transaction.atomic
def make_dates(line: PlanLine, *, by: Person) -> list[PlanDate]:
    """A date for each day that lacks one: sent twice, it adds nothing the second time."""
    locked(line.plan.project)
    line = PlanLine.objects.select_related("plan__project__municipality", "stakeholder").get(pk=line.pk)
    return [make_date(line, day, by=by) for day in missing_days(line)]


def make_date(line: PlanLine, day: date, *, by: Person) -> PlanDate:
    """A meeting where people meet, else only the date."""
    milestone = Milestone(
        project=line.plan.project,
        title=title_for_neighbours(line),
        text=line.themes,
        planned_on=day,
        audience=audience_of(line),
        owner=line.owner,
        deputy=line.deputy,
    )
    known = line.known_format
    if known and known.kind:
        plan_meeting(milestone.project, Meeting(kind=known.kind), milestone, by=by)
    else:
        add_milestone(milestone, by=by)
    return PlanDate.objects.create(line=line, day=day, milestone=milestone)


def title_for_neighbours(line: PlanLine) -> str:
    """In the project's language, as its page is."""
    language, known = line.plan.project.language, line.known_format
    name = known.name.in_language(language) if known else line.format
    return f"{name}: {line.stakeholder.name}" if line.stakeholder else name


def audience_of(line: PlanLine) -> Audience:
    if not line.shown_to_neighbours:
        return Audience.STAFF
    kind = line.stakeholder.kind if line.stakeholder else ""
    return WHO_IT_IS_FOR.get(StakeholderKind(kind), Audience.NEIGHBOURS) if kind else Audience.NEIGHBOURS
