"""The ways into what neighbours said: for those who work in the project. To answer them takes a mandate."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404

from nabodialog.people.doors import municipality_to_read
from nabodialog.people.models import Municipality, Person
from nabodialog.projects.doors import project_to_change
from nabodialog.projects.models import Project
from nabodialog.projects.models.project import ProjectQuerySet

from .models import Bundle, Enquiry, IncomingMail


def may_answer(project: Project, person: Person) -> bool:
    """On behalf of the project: those who lead it, and those who have its word for it, with their deputies."""
    theirs = Q(person=person) | Q(deputy=person)
    return project.can_be_led_by(person) or project.mandates.filter(theirs, may_answer=True).exists()


def may_sort_mail(project: Project, person: Person) -> bool:
    """What comes to the municipality's mailbox is for its own people, and no partner's."""
    return may_answer(project, person) and project.municipality.role_of(person) is not None


def project_to_answer(person: Person, municipality: str, slug: str) -> Project:
    project = project_to_change(person, municipality, slug)
    if not may_answer(project, person):
        raise PermissionDenied
    return project


def projects_to_answer_in(person: Person, municipality: Municipality) -> ProjectQuerySet:
    """Those of a municipality's projects that this person may answer neighbours of."""
    mine = Project.objects.filter(municipality=municipality)
    mandated = Q(mandates__person=person) | Q(mandates__deputy=person)
    answered = mine.written_by(person).filter(mandated, mandates__may_answer=True)
    return mine.filter(Q(pk__in=mine.led_by(person).values("pk")) | Q(pk__in=answered.values("pk"))).order_by("name")


def municipality_to_sort_mail_in(person: Person, slug: str) -> Municipality:
    """What comes to its mailbox: for whoever may answer in one of its projects, or start one."""
    municipality = municipality_to_read(person, slug)
    if not (municipality.can_start_projects(person) or projects_to_answer_in(person, municipality).exists()):
        raise PermissionDenied
    return municipality


def mail_in(municipality: Municipality, number: int) -> IncomingMail:
    """A mail to a municipality that a door has opened already."""
    related = ("enquiry__project__municipality", "suggestion__project__municipality", "settled_by")
    found = get_object_or_404(IncomingMail.objects.select_related(*related), municipality=municipality, pk=number)
    found.municipality = municipality
    return found


def enquiry_in(project: Project, code: str) -> Enquiry:
    """An enquiry to a project that a door to those who work there has opened already."""
    related = ("owner", "deputy", "registered_by", "influence_item", "meeting__milestone", "contact")
    found = get_object_or_404(project.enquiries.select_related(*related), code=code)
    found.project = project
    return found


def bundle_in(project: Project, number: int) -> Bundle:
    """A bundle of a project that a door to those who work there has opened already."""
    found = get_object_or_404(project.bundles.all(), pk=number)
    found.project = project
    return found
