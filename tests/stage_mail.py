"""Mail to the municipality, as it stands on the stage: waiting, sent by a machine, and in an enquiry."""

from uuid import uuid4

from nabodialog.listening.mailing import Arrived, Attached, Thread, keep_mail, make_enquiry
from nabodialog.listening.models import IncomingMail, Mailbox, MailKind

from .cast import NOW

TEXTS = {
    "header_id": "<en@epost.example>",
    "sender": "nabo@epost.example",
    "sender_name": "En nabo",
    "subject": "Gangveien",
    "text": "Når blir gangveien ferdig?",
    "quoted": "> Vi bygger en gangvei.",
}


def mail_to(municipality, thread=None, **facts):
    attached = (Attached("kart.pdf", "application/pdf", 4000),)
    arrived = Arrived(uuid4().hex, b"Subject: Gangveien\r\n\r\nHei", attachments=attached, **TEXTS | facts)
    return keep_mail(municipality, arrived, thread or Thread(), now=NOW)


def receive_mail(project, by):
    """Where there is none yet."""
    place = project.municipality
    if IncomingMail.objects.filter(municipality=place).exists():
        return
    Mailbox.objects.create(municipality=place, since=NOW.date(), next_at=NOW, looked_at=NOW)
    waits = mail_to(place)
    IncomingMail.objects.filter(pk=waits.pk).update(aside_reason="Reklame")
    mail_to(place, kind=MailKind.AUTOMATIC)
    enquiry = make_enquiry(mail_to(place), project, "question", by=by, now=NOW)
    mail_to(place, Thread(enquiry))


def mail_things(project):
    return {"listening:mail": IncomingMail.objects.filter(municipality=project.municipality).first().pk}
