"""The ways into a strategy: through its project, or through its municipality. To a project's own groups, address lists
and letters."""

from datetime import datetime

from django.shortcuts import get_object_or_404

from nabodialog.people.doors import municipality_to_read, municipality_to_start_in
from nabodialog.people.models import Person
from nabodialog.projects.doors import project_to_change, project_to_read
from nabodialog.projects.models import Project

from .models import (
    AddressDraft,
    AddressList,
    AgendaItem,
    Contact,
    Letter,
    Meeting,
    PlanLine,
    PrintRun,
    Stakeholder,
    StatutoryStep,
)
from .scope import Scope


def scope_to_read(person: Person, municipality: str, slug: str = "") -> Scope:
    if slug:
        project = project_to_read(person, municipality, slug)
        return Scope(project.municipality, project)
    return Scope(municipality_to_read(person, municipality))


def scope_to_change(person: Person, municipality: str, slug: str = "") -> Scope:
    if slug:
        project = project_to_change(person, municipality, slug)
        return Scope(project.municipality, project)
    return Scope(municipality_to_start_in(person, municipality))


def stakeholder_in(project: Project, number: int) -> Stakeholder:
    """A group of a project that a door has opened already."""
    found = get_object_or_404(project.stakeholders.select_related("owner", "deputy"), pk=number)
    found.project = project
    return found


def plan_line_in(project: Project, number: int) -> PlanLine:
    """A line of the plan of a project that a door has opened already."""
    lines = PlanLine.objects.filter(plan__project=project).select_related("plan", "stakeholder", "owner", "deputy")
    found = get_object_or_404(lines.with_dates(), pk=number)
    found.plan.project = project
    return found


def statutory_step_in(project: Project, number: int) -> StatutoryStep:
    """A statutory step of a project that a door has opened already."""
    related = project.statutory_steps.select_related(
        "owner", "deputy", "registered_by", "milestone", "deadline_milestone"
    )
    found = get_object_or_404(related, pk=number)
    found.project = project
    for milestone in filter(None, [found.milestone, found.deadline_milestone]):
        milestone.project = project
    return found


def address_list_in(project: Project, number: int) -> AddressList:
    """An address list of a project that a door to those who work there has opened already."""
    found = get_object_or_404(project.address_lists.select_related("stakeholder", "imported_by"), pk=number)
    found.project = project
    return found


def address_draft_in(project: Project, number: int, person: Person, now: datetime) -> AddressDraft:
    """A file that this person is about to make a list of. Nobody else's, and no older than a day."""
    found = get_object_or_404(AddressDraft.objects.fresh(now).filter(project=project, by=person), pk=number)
    found.project = project
    return found


def letter_in(project: Project, number: int) -> Letter:
    related = project.letters.select_related("written_by", "milestone").prefetch_related("approvals__by")
    found = get_object_or_404(related, pk=number)
    found.project = project
    return found


def print_run_in(project: Project, person: Person, number: int) -> PrintRun:
    """Of whoever made it, and of those who lead the project: it holds addresses."""
    mine = PrintRun.objects.filter(letter__project=project).available_to(person, project).with_progress()
    found = get_object_or_404(mine.select_related("letter", "addresses", "by"), pk=number)
    found.letter.project = project
    return found


def meeting_in(project: Project, number: int) -> Meeting:
    """A meeting of a project that a door has opened already."""
    related = ("milestone__owner", "milestone__deputy", "milestone__element", "minutes__written_by")
    found = get_object_or_404(Meeting.objects.in_project(project).select_related(*related), pk=number)
    found.milestone.project = project
    if found.milestone.element:
        found.milestone.element.project = project
    return found


def contact_in(project: Project, number: int) -> Contact:
    """A line of the contact log of a project that a door has opened already."""
    found = get_object_or_404(project.contacts.select_related("stakeholder", "by"), pk=number)
    found.project = project
    return found


def agenda_item_in(meeting: Meeting, number: int) -> AgendaItem:
    item = get_object_or_404(meeting.agenda, pk=number)
    item.meeting = meeting
    return item
