"""The ways to a promise: everyone in the project reads it; those who have its word give promises and end them, and
whoever is responsible for one does what it takes to keep it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from nabodialog.people.models import Person
from nabodialog.projects.doors import project_to_change, project_to_read
from nabodialog.projects.models import Project

from .models import Promise


def project_to_promise_for(person: Person, municipality: str, slug: str) -> Project:
    project = project_to_change(person, municipality, slug)
    if not project.can_be_promised_for_by(person):
        raise PermissionDenied
    return project


def promise_in(project: Project, number: int) -> Promise:
    """A promise of a project that a door has opened already."""
    related = ("owner", "deputy", "given_by", "evidence_by", "agenda_item__meeting__milestone", "letter", "message")
    found = get_object_or_404(project.promises.select_related(*related, "message__enquiry", "replaced_by"), pk=number)
    found.project = project
    return found


def promise_to_read(person: Person, municipality: str, slug: str, number: int) -> Promise:
    return promise_in(project_to_read(person, municipality, slug), number)


def promise_to_change(person: Person, municipality: str, slug: str, number: int) -> Promise:
    return promise_in(project_to_promise_for(person, municipality, slug), number)


def promise_to_keep(person: Person, municipality: str, slug: str, number: int) -> Promise:
    """Also for its owner and deputy."""
    promise = promise_in(project_to_change(person, municipality, slug), number)
    if not can_be_kept_by(promise, person):
        raise PermissionDenied
    return promise


def can_be_kept_by(promise: Promise, person: Person) -> bool:
    return person.pk in {promise.owner_id, promise.deputy_id} or promise.project.can_be_promised_for_by(person)
