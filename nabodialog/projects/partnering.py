"""What a partner has in a project: their access, and the open things they hold."""

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .models import ChecklistItem, Partner, PartnerRole


def asked_for_two_steps(person: OuterRef) -> "QuerySet[Partner]":
    """What makes a guest of a municipality that asks it of everyone who works there."""
    return Partner.objects.filter(person=person, project__municipality__requires_second_factor=True)


@transaction.atomic
def change_access(partner: Partner, role: PartnerRole, *, by: Person) -> None:
    if partner.role == role:
        return
    old, partner.role = partner.role, role
    partner.save(update_fields=["role"])
    project = partner.project
    record(Verb.CHANGED, partner, by=by, within=project, municipality=project.municipality, old=old, new=role)


@transaction.atomic
def end_access(partner: Partner, *, by: Person) -> None:
    """The person keeps their account, and what they did stays in history."""
    project = partner.project
    record(Verb.REMOVED, partner, by=by, within=project, municipality=project.municipality)
    partner.delete()


def open_things_of(partner: Partner) -> int:
    """How much in the project waits for this person, and would need somebody else."""
    project, holds = partner.project, Q(owner=partner.person)
    items = ChecklistItem.objects.in_use().unfinished().filter(holds, element__project=project)
    elements = project.elements.in_use().filter(holds)
    milestones = project.milestones.waiting().filter(holds)
    mandates = project.mandates.filter(person=partner.person)
    return sum(things.count() for things in (items, elements, milestones, mandates))
