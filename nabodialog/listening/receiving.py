"""An enquiry comes in: from a neighbour's own hand, or told to one of us. Acknowledged means kept."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.timezone import localdate

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.involvement.models import Meeting
from nabodialog.lib.pictures import Photo
from nabodialog.people.models import Municipality, Person
from nabodialog.people.working_days import ClosedDays
from nabodialog.projects.models import InfluenceItem, Project

from .clock import due_date
from .models import EmergencyCount, Enquiry, EnquiryChannel, EnquiryContact, EnquiryKind, MessageKind, ServicePromise
from .photographs import keep_photos


@dataclass(frozen=True)
class Said:
    """What was said, and how its speaker can be reached, if at all."""

    text: str
    kind: str = EnquiryKind.QUESTION
    channel: str = EnquiryChannel.WEB
    language: str = "nb"
    form_key: uuid.UUID | None = None
    influence_item: InfluenceItem | None = None
    meeting: Meeting | None = None
    maybe_urgent: bool = False
    name: str = ""
    email: str = ""
    phone: str = ""
    photos: tuple[Photo, ...] = ()


def receive(project: Project, said: Said, *, now: datetime) -> Enquiry:
    """From a neighbour. The same form again is the same enquiry."""
    try:
        return keep(project, said, now=now)
    except IntegrityError:  # the same form in the same moment: whoever came first is the one
        if again := project.enquiries.filter(form_key=said.form_key).exclude(form_key=None).first():
            return again
        raise


@transaction.atomic
def register(project: Project, said: Said, note: str = "", *, by: Person, now: datetime) -> Enquiry:
    """What a neighbour told one of us; `note` is what we said there and then. The same form is the same enquiry."""
    if said.form_key and (again := project.enquiries.filter(form_key=said.form_key).first()):
        return again
    enquiry = keep(project, said, now=now, by=by)
    if note:
        enquiry.messages.create(kind=MessageKind.NOTE, text=note, by=by, at=now)
    record(Verb.REGISTERED, enquiry, by=by, within=project, municipality=project.municipality)
    return enquiry


@transaction.atomic
def keep(project: Project, said: Said, *, now: datetime, by: Person | None = None) -> Enquiry:
    if said.form_key and (again := project.enquiries.filter(form_key=said.form_key).first()):
        return again
    days = promised_days(project.municipality)
    answering = who_answers(project)
    enquiry = Enquiry(project=project, received_at=now, opened_at=now, promised_days=days, registered_by=by)
    enquiry.owner, enquiry.deputy = answering
    enquiry.due_on = due_date(localdate(now), days, own=closed_days(project.municipality))
    enquiry.text, enquiry.kind, enquiry.channel, enquiry.language = said.text, said.kind, said.channel, said.language
    enquiry.form_key, enquiry.maybe_urgent = said.form_key, said.maybe_urgent
    enquiry.influence_item, enquiry.meeting = said.influence_item, said.meeting
    enquiry.save()
    if said.email or said.phone:
        EnquiryContact.objects.create(enquiry=enquiry, name=said.name, email=said.email, phone=said.phone)
    keep_photos(enquiry, said.photos, now=now)
    return enquiry


def promised_days(municipality: Municipality) -> int:
    promise = ServicePromise.objects.filter(municipality=municipality).first() or ServicePromise()
    return promise.days


def closed_days(municipality: Municipality) -> ClosedDays:
    return {day.on: day.reason for day in municipality.closed_days.all()}


def who_answers(project: Project) -> tuple[Person | None, Person | None]:
    """Whoever has the project's word to answer, with a deputy; otherwise those who answer for the project."""
    mandate = project.mandates.filter(may_answer=True, person__isnull=False).select_related("person", "deputy").first()
    return (mandate.person, mandate.deputy) if mandate else (project.owner, project.deputy)


@transaction.atomic
def count_emergency(project: Project, on: date) -> None:
    """That somebody said there is danger now: a number, and nothing else."""
    EmergencyCount.objects.get_or_create(project=project, on=on)
    EmergencyCount.objects.filter(project=project, on=on).update(number=F("number") + 1)
