"""The ways into what neighbours said: for those who work in the project. To answer them takes a mandate."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404

from nabodialog.people.models import Person
from nabodialog.projects.doors import project_to_change
from nabodialog.projects.models import Project

from .models import Enquiry


def may_answer(project: Project, person: Person) -> bool:
    """On behalf of the project: those who lead it, and those who have its word for it, with their deputies."""
    theirs = Q(person=person) | Q(deputy=person)
    return project.can_be_led_by(person) or project.mandates.filter(theirs, may_answer=True).exists()


def project_to_answer(person: Person, municipality: str, slug: str) -> Project:
    project = project_to_change(person, municipality, slug)
    if not may_answer(project, person):
        raise PermissionDenied
    return project


def enquiry_in(project: Project, code: str) -> Enquiry:
    """An enquiry to a project that a door to those who work there has opened already."""
    related = ("owner", "deputy", "registered_by", "influence_item", "meeting__milestone", "contact")
    found = get_object_or_404(project.enquiries.select_related(*related), code=code)
    found.project = project
    return found
