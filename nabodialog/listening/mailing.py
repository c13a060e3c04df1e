"""Mail from neighbours: kept at once, and added to an enquiry when it knows a secret of it; else left to one of us."""

import re
import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Municipality, Person
from nabodialog.projects.models import Project

from .handling import add_more, held
from .models import Enquiry, EnquiryChannel, IncomingMail, MailKind, Message, MessageKind, RawMail
from .models.enquiry import WITHOUT_TEXT
from .quoting import is_only_thanks
from .receiving import Said, receive
from .states import RefusedMove

ANSWERED = re.compile(r"^(?:\s*(?:re|sv|vs|fwd?)\s*:)+", re.IGNORECASE)
MAIL_KEYS = uuid.UUID("5f0e4f6c-1d0b-4c57-9d3f-1b1f8b0a6f10")


@dataclass(frozen=True)
class Attached:
    """What came along: its name as the sender wrote it, the kind that its first bytes show, and how large it is."""

    name: str
    kind: str
    size: int


@dataclass(frozen=True)
class Arrived:
    """A mail as it was read. `is_cut` where it was longer than we keep; `received_at` is when the mailbox got it."""

    digest: str
    source: bytes
    kind: MailKind = MailKind.WRITTEN
    received_at: datetime | None = None
    header_id: str = ""
    sender: str = ""
    sender_name: str = ""
    subject: str = ""
    text: str = ""
    quoted: str = ""
    attachments: tuple[Attached, ...] = ()
    is_cut: bool = False
    is_unreadable: bool = False
    maybe_urgent: bool = False


@dataclass(frozen=True)
class Thread:
    """`known` is where the mail knows a secret of ours; `likely` is where it only seems to belong."""

    known: Enquiry | None = None
    likely: Enquiry | None = None


@transaction.atomic
def keep_mail(municipality: Municipality, arrived: Arrived, thread: Thread, *, now: datetime) -> IncomingMail | None:
    """None where we have it already. Together with what it becomes, or not at all."""
    facts = {name: value for name, value in vars(arrived).items() if name not in {"digest", "source", "attachments"}}
    facts["attachments"] = {"files": [vars(each) for each in arrived.attachments]} if arrived.attachments else {}
    facts["received_at"] = arrived.received_at or now
    more = {"municipality": municipality, "suggestion": thread.known or thread.likely}
    mail, is_new = IncomingMail.objects.get_or_create(digest=arrived.digest, defaults={**facts, **more})
    if not is_new:
        return None
    RawMail.objects.create(mail=mail, source=arrived.source)
    if thread.known and mail.kind == MailKind.WRITTEN and mail.text:
        become_message(mail, thread.known, mail.text, now=now)
    return mail


def become_message(
    mail: IncomingMail, enquiry: Enquiry, words: str, *, now: datetime, by: Person | None = None
) -> None:
    mail.message = add_mail(enquiry, mail, words, now=now)
    mail.enquiry, mail.settled_at, mail.settled_by = enquiry, now, by
    mail.save(update_fields=["message", "enquiry", "settled_at", "settled_by"])


def add_mail(enquiry: Enquiry, mail: IncomingMail, words: str, *, now: datetime) -> Message:
    """As what neighbours write on the page; but mere thanks neither open an enquiry again nor start the clock."""
    key = uuid.uuid5(MAIL_KEYS, mail.digest)
    if mail.maybe_urgent:
        Enquiry.objects.filter(pk=enquiry.pk).update(maybe_urgent=True)
    if mail.maybe_urgent or not is_only_thanks(mail.text):
        return add_more(enquiry, words, key, now=now)
    facts = {"kind": MessageKind.ADDITION, "text": words, "at": now}
    message: Message = held(enquiry).messages.get_or_create(form_key=key, defaults=facts)[0]
    return message


def held_mail(mail: IncomingMail) -> IncomingMail:
    """Until the transaction ends nobody else settles it; and whoever comes second is told so."""
    found = IncomingMail.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=mail.pk)
    if found.settled_at:
        raise RefusedMove
    return found


def note_mail(verb: Verb, mail: IncomingMail, by: Person, **details: object) -> None:
    place = mail.municipality
    record(verb, mail, by=by, within=place, municipality=place, **details)


@transaction.atomic
def make_enquiry(mail: IncomingMail, project: Project, kind: str, *, by: Person, now: datetime) -> Enquiry:
    """A new one, counted from when the mail came. The neighbour gets its receipt as others do."""
    mail = held_mail(mail)
    said = Said(
        words_of(mail),
        kind=kind,
        channel=EnquiryChannel.EMAIL,
        language=mail.municipality.language,
        form_key=uuid.uuid5(MAIL_KEYS, mail.digest),
        maybe_urgent=mail.maybe_urgent,
        email=mail.sender,
        name=mail.sender_name if mail.sender else "",
    )
    enquiry = receive(project, said, now=mail.received_at)
    settle(mail, by, now, enquiry=enquiry)
    record(Verb.REGISTERED, enquiry, by=by, within=project, municipality=project.municipality)
    return enquiry


def words_of(mail: IncomingMail) -> str:
    """With the subject first, since it may be all that says where. What has no words is said to have none."""
    subject = ANSWERED.sub("", mail.subject).strip()
    parts = [mail.text] if mail.text.startswith(subject) else [subject, mail.text]
    with override(mail.municipality.language):
        return "\n\n".join(filter(None, parts)) or str(WITHOUT_TEXT)


@transaction.atomic
def tie(mail: IncomingMail, enquiry: Enquiry, *, by: Person, now: datetime) -> None:
    """One of us has seen that it belongs there."""
    mail = held_mail(mail)
    become_message(mail, enquiry, words_of(mail), now=now, by=by)
    project = enquiry.project
    record(Verb.ADDED, mail, by=by, within=project, municipality=project.municipality)


@transaction.atomic
def set_aside(mail: IncomingMail, reason: str, *, by: Person, now: datetime) -> None:
    mail = held_mail(mail)
    settle(mail, by, now, aside_reason=reason)
    note_mail(Verb.ENDED, mail, by)


def settle(mail: IncomingMail, by: Person, now: datetime, **facts: object) -> None:
    IncomingMail.objects.filter(pk=mail.pk).update(settled_at=now, settled_by=by, **facts)


def look_at_source(mail: IncomingMail, *, by: Person) -> RawMail | None:
    """Who wrote, and all of what they sent. That somebody looked stands in history, also where nothing is left."""
    note_mail(Verb.SAW, mail, by)
    return RawMail.objects.filter(mail=mail).first()
