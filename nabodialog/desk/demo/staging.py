"""Puts the demo's cases on stage, with the product's own deeds, told by role: never a made-up person."""

from datetime import datetime, timedelta

from django.db import transaction

from nabodialog.involvement.scope import Scope
from nabodialog.people.models import ContactPoint, Membership, Municipality, OpeningHours, Person, Role
from nabodialog.projects.changing import Explanation, move_milestone
from nabodialog.projects.models import Element, ItemState, Mandate, Milestone, Phase, Project
from nabodialog.projects.publishing import publish
from nabodialog.projects.starting import start_project

from .case import ROLE_NAMES, RoleName
from .cases import ContactCase, DemoCase, ElementCase, MilestoneCase, ProjectCase
from .enquiry import play_enquiries
from .hearing import let_heard_out, play_themes
from .mailing import play_mail
from .meeting import play_meeting
from .planning import play_plan
from .posting import play_letter
from .promising import play_promises
from .stage import Stage
from .talking import play_stakeholder, play_statutory_step, write_strategy

# What of a project's case is not a field of its own.
PLAYED_OUT = {
    "slug",
    "elements",
    "own_elements",
    "milestones",
    "changes",
    "mandates",
    "influence",
    "strategy",
    "stakeholders",
    "letters",
    "meetings",
    "statutory",
    "plan",
    "promises",
    "heard",
    "enquiries",
}


@transaction.atomic
def load_case(case: DemoCase, *, password: str, now: datetime) -> bool:
    """Put one municipality on stage. False where it stands there already: the demo never touches what is in use."""
    if Municipality.objects.filter(slug=case.municipality.slug).exists():
        return False
    municipality = Municipality.objects.create(**case.municipality.model_dump())
    cast = {role: cast_person(municipality, role, password) for role in case.people}
    stage = Stage(municipality, cast, now)
    if case.contact_point:
        add_contact_point(stage, case.contact_point)
    if case.strategy:
        write_strategy(stage, Scope(municipality), case.strategy)
    for project in case.projects:
        add_project(stage, project)
    for number, mail in enumerate(case.mails):
        play_mail(stage, number, mail)
    return True


def demo_email(municipality_slug: str, role: RoleName) -> str:
    return f"{role}@{municipality_slug}.example"


def cast_person(municipality: Municipality, role: RoleName, password: str) -> Person:
    person = Person.objects.create_user(
        demo_email(municipality.slug, role),
        password,
        name=f"{ROLE_NAMES[role]} i {municipality}",
        language=municipality.language,
    )
    if role != "partner":
        Membership.objects.create(municipality=municipality, person=person, role=Role(role))
    return person


def add_contact_point(stage: Stage, case: ContactCase) -> None:
    point = ContactPoint.objects.create(
        municipality=stage.municipality, verified_on=stage.day(-7), **case.model_dump(exclude={"hours"})
    )
    OpeningHours.objects.bulk_create(
        OpeningHours(contact_point=point, weekday=day, opens=case.hours.opens, closes=case.hours.closes)
        for day in case.hours.days
    )


def add_project(stage: Stage, case: ProjectCase) -> None:
    leader = stage.cast["leader"]
    first_day = min(start for element in case.elements.values() for start, _end in element.worked)
    with stage.then(first_day - 7):
        project = start_project(stage.municipality, case.name, case.slug, by=leader)
    Project.objects.filter(pk=project.pk).update(
        **case.model_dump(exclude=PLAYED_OUT),
        deputy=stage.cast["member"],
    )
    project.refresh_from_db()
    if "partner" in stage.cast:
        project.partners.create(person=stage.cast["partner"], organisation="En ideell organisasjon")
    for method_id, element_case in case.elements.items():
        play_element(stage, project.elements.get(method_id=method_id), element_case)
    for element_case in case.own_elements:
        play_element(stage, add_own_element(project, element_case), element_case)
    for mandate in case.mandates:
        people = {"person": stage.person(mandate.person), "deputy": stage.person(mandate.deputy)}
        Mandate.objects.create(project=project, **(mandate.model_dump() | people))
    for point in case.influence:
        until = stage.day(point.until) if point.until else None
        project.influence_items.create(**(point.model_dump() | {"until": until}))
    if case.strategy:
        write_strategy(stage, Scope(stage.municipality, project), case.strategy)
    play_dialogue(stage, project, case)


def play_dialogue(stage: Stage, project: Project, case: ProjectCase) -> None:
    """With whom, when, in which letters and meetings."""
    for stakeholder in case.stakeholders:
        play_stakeholder(stage, project, stakeholder)
    add_dates(stage, project, case)
    for meeting in case.meetings:
        play_meeting(stage, project, meeting)
    for letter in case.letters:
        play_letter(stage, project, letter)
    for step in case.statutory:
        play_statutory_step(stage, project, step)
    play_plan(stage, project, case.plan)
    play_promises(stage, project, case.promises)
    play_themes(stage, project, case.heard)
    play_enquiries(stage, project, case.enquiries)
    let_heard_out(stage, project, case.heard)


def add_own_element(project: Project, case: ElementCase) -> Element:
    element = project.elements.create(
        own_name=case.name, phase=case.phase or Phase.PLANNING, position=project.elements.count() + 1
    )
    for position, text in enumerate(case.items, start=1):
        element.items.create(own_text=text, position=position)
    return element


def play_element(stage: Stage, element: Element, case: ElementCase) -> None:
    leader = stage.cast["leader"]
    element.own_name = case.own_name or element.own_name
    element.own_neighbour_text, element.notes = case.neighbour_text, case.notes
    element.owner, element.deputy = stage.person(case.owner), stage.person(case.deputy)
    if case.planned:
        element.planned_start, element.planned_end = (stage.day(offset) for offset in case.planned)
    element.save()
    for start, end in case.worked:
        with stage.then(start):
            element.begin(by=leader, today=stage.day(start))
        if end is not None:
            with stage.then(end):
                element.finish(by=leader, today=stage.day(end))
    if case.skipped:
        with stage.then(case.skipped_day):
            element.leave_out(case.skipped, by=leader)
    mark_items(stage, element, case)
    for row, row_case in zip(element.rows.all(), case.rows, strict=False):
        element.rows.filter(pk=row.pk).update(**row_case.model_dump())


def mark_items(stage: Stage, element: Element, case: ElementCase) -> None:
    """A line is done some days after the one above it, by whoever is responsible."""
    by, items = element.owner or stage.cast["leader"], list(element.items.all())
    begun = case.worked[0][0] if case.worked else 0
    for number, item in enumerate(items[: case.done], start=1):
        with stage.then(begun + 6 * number):
            item.mark(ItemState.DONE, by=by)
    for number, note in case.item_notes.items():
        items[number - 1].notes = note
        items[number - 1].save()
    for item in items[case.done : case.done + case.doing]:
        item.owner = element.owner
        item.due_on = stage.day(case.due) if case.due is not None else None
        item.save()
        with stage.then(begun + 6 * case.done + 3):
            item.mark(ItemState.DOING, by=by)


def add_dates(stage: Stage, project: Project, case: ProjectCase) -> None:
    """Dates stand as they first were; what was moved is moved by the product's own deed, with its explanation."""
    leader = stage.cast["leader"]
    delays = {change.milestone: change.days_later for change in case.changes}
    shown = [milestone for milestone in case.milestones if not milestone.unpublished]
    milestones = {m.key: add_milestone(stage, project, m, delays.get(m.key, 0)) for m in shown}
    with stage.then(-30):
        publish(project, by=leader, now=stage.moment(-30), note="Prosjektet har fått sin egen side.")
    for change in case.changes:
        milestone = milestones[change.milestone]
        milestone.project.refresh_from_db()
        new_date = milestone.planned_on + timedelta(days=change.days_later)
        told = Explanation(change.why, change.waiting_time)
        with stage.then(-change.days_ago):
            move_milestone(milestone, new_date, told, by=leader, now=stage.moment(-change.days_ago))
    for later in case.milestones:
        if later.unpublished:
            add_milestone(stage, project, later, 0)


def add_milestone(stage: Stage, project: Project, case: MilestoneCase, delay: int) -> Milestone:
    elements = project.elements.filter(method_id=case.element) if case.element else project.elements.none()
    return Milestone.objects.create(
        project=project,
        element=elements.first(),
        title=case.title,
        text=case.text,
        audience=case.audience,
        planned_on=stage.day(case.day - delay),
        planned_until=stage.day(case.until) if case.until is not None else None,
        happened_on=stage.day(case.happened) if case.happened is not None else None,
        starts_at=case.starts,
        ends_at=case.ends,
        place=case.place,
        owner=stage.person(case.owner),
        deputy=stage.person(case.deputy),
    )
