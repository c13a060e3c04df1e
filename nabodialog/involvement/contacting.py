"""The contact log is written by people, and by the system itself where it knows that a group was reached."""

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person
from nabodialog.projects.models import Project

from .models import Channel, Contact, ContactRhythm, Meeting, Posting, Stakeholder, StakeholderAssessment
from .models.stakeholder import USUAL_WEEKS


@transaction.atomic
def add_contact(added: Contact, *, by: Person) -> Contact:
    added.by = by
    added.save()
    tell_history(Verb.ADDED, added, by=by)
    return added


@transaction.atomic
def remove_contact(contact: Contact, *, by: Person) -> None:
    tell_history(Verb.REMOVED, contact, by=by)
    contact.delete()


def log_contact(  # noqa: PLR0913  one argument per fact of the log
    project: Project,
    *,
    on: date,
    channel: Channel,
    purpose: str,
    source: str,
    by: Person,
    stakeholder: Stakeholder | None = None,
    place: str = "",
) -> Contact:
    """What the system knows of by itself; `source` names what it knows it from, so that it is logged once.

    Only where a group was really reached: that something was published reaches nobody in particular.
    """
    facts = {
        "project": project,
        "on": on,
        "channel": channel,
        "purpose": purpose[:200],
        "stakeholder": stakeholder,
        "place": place[:200],
    }
    logged, _made = Contact.objects.update_or_create(source=source, defaults=facts, create_defaults={**facts, "by": by})
    return logged


@transaction.atomic
def log_meeting(meeting: Meeting, on: date, *, by: Person) -> None:
    """A meeting that was held reached the groups that somebody came from. Counted anew, it is logged anew."""
    project, milestone, key = meeting.project, meeting.milestone, f"meeting:{meeting.pk}:"
    Contact.objects.filter(project=project, source__startswith=key).delete()
    for row in meeting.attendance.filter(number__gt=0).exclude(stakeholder=None).select_related("stakeholder"):
        log_contact(
            project,
            on=on,
            channel=Channel.MEETING,
            purpose=milestone.title,
            source=f"{key}{row.stakeholder_id}",
            by=by,
            stakeholder=row.stakeholder,
            place=milestone.place,
        )


@transaction.atomic
def log_posting(posting: Posting, *, by: Person) -> None:
    """Letters that were sent reached the groups whose address lists they were printed for."""
    letter = posting.letter
    for group in Stakeholder.objects.filter(address_lists__print_runs__letter=letter).distinct():
        log_contact(
            letter.project,
            on=posting.on,
            channel=Channel.LETTER,
            purpose=letter.title,
            source=f"posting:{posting.pk}:{group.pk}",
            by=by,
            stakeholder=group,
        )


def weeks_of(project: Project) -> int:
    """How long its groups may go without hearing from it."""
    rhythm = ContactRhythm.objects.filter(project=project).first()
    return rhythm.weeks if rhythm else USUAL_WEEKS


@transaction.atomic
def confirm_reach(stakeholder: Stakeholder, *, by: Person) -> None:
    """How the group is reached is right today."""
    project = stakeholder.project
    Stakeholder.objects.filter(pk=stakeholder.pk).update(confirmed_on=localdate())
    fields = {"fields": "confirmed_on"}
    record(Verb.CHANGED, stakeholder, by=by, within=project, municipality=project.municipality, **fields)


@transaction.atomic
def assess(added: StakeholderAssessment, *, by: Person) -> StakeholderAssessment | None:
    """A new row each time: what was thought before stays. None where a colleague removed the group a moment ago."""
    if not Stakeholder.objects.select_for_update().filter(pk=added.stakeholder_id).first():
        return None
    added.by = by
    added.save()
    project = added.stakeholder.project
    record(Verb.ADDED, added, by=by, within=project, municipality=project.municipality)
    return added


def tell_history(verb: Verb, told: Contact, *, by: Person) -> None:
    record(verb, told, by=by, within=told.project, municipality=told.project.municipality)
