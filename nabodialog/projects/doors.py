"""The only ways into a project. What is not theirs to know of answers 404; what they may only read, 403."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404

from nabodialog.people.models import Membership, Person

from .lines import Line, LineReference
from .models import Element, Milestone, Partner, PartnerRole, Project
from .models.project import WRITING_ROLES


def project_to_read(person: Person, municipality: str, slug: str) -> Project:
    """Menus offer nobody what is closed to them: hence `seen_by_member` and `seen_by_writer`."""
    mine = Membership.objects.filter(municipality=OuterRef("municipality"), person=person)
    as_partner = Partner.objects.filter(project=OuterRef("pk"), person=person, role=PartnerRole.MEMBER)
    visible = Project.objects.visible_to(person).annotate(
        seen_by_member=Exists(mine), seen_by_writer=Exists(mine.filter(role__in=WRITING_ROLES)) | Exists(as_partner)
    )
    related = visible.select_related("municipality", "publication", "owner", "deputy")
    return get_object_or_404(related, municipality__slug=municipality, slug=slug)


def project_to_change(person: Person, municipality: str, slug: str) -> Project:
    project = project_to_read(person, municipality, slug)
    if not project.can_be_changed_by(person):
        raise PermissionDenied
    return project


def project_to_publish(person: Person, municipality: str, slug: str) -> Project:
    project = project_to_change(person, municipality, slug)
    if not project.can_be_published_by(person):
        raise PermissionDenied
    return project


def project_to_lead(person: Person, municipality: str, slug: str) -> Project:
    project = project_to_change(person, municipality, slug)
    if not project.can_be_led_by(person):
        raise PermissionDenied
    return project


def element_in(project: Project, number: int) -> Element:
    """An element of a project that a door has opened already."""
    element = get_object_or_404(project.elements.with_work(), pk=number)
    element.project = project
    return element


def milestone_in(project: Project, number: int) -> Milestone:
    """A date of a project that a door has opened already."""
    milestone = get_object_or_404(project.milestones.select_related("owner", "deputy", "element"), pk=number)
    milestone.project = project
    if milestone.element:
        milestone.element.project = project
    return milestone


def line_in(project: Project, reference: LineReference) -> Line:
    """A line of a checklist, or a row of a matrix, anywhere in such a project."""
    lines = reference.noun._default_manager.filter(element__project=project).select_related("element")
    line: Line = get_object_or_404(lines, pk=reference.number)
    line.element.project = project
    return line
