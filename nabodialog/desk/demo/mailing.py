"""Mail that came to the demo's municipality, and what was done with it. Nobody's name is in it."""

from nabodialog.listening.mailing import Arrived, Attached, Thread, keep_mail, set_aside
from nabodialog.listening.models import MailKind
from nabodialog.listening.urgency import sounds_urgent

from .case import Case
from .stage import Stage

SENDER = "nabo@epost.example"


class MailCase(Case):
    """`aside` is why it was set aside."""

    day: int
    kind: MailKind = MailKind.WRITTEN
    subject: str
    text: str
    quoted: str = ""
    attachment: str = ""
    aside: str = ""


def play_mail(stage: Stage, number: int, case: MailCase) -> None:
    at, attached = stage.moment(case.day), Attached(case.attachment, "image/jpeg", 2_400_000)
    arrived = Arrived(
        f"demo-{stage.municipality.slug}-{number}",
        f"From: {SENDER}\r\nSubject: {case.subject}\r\n\r\n{case.text}".encode(),
        kind=case.kind,
        sender=SENDER,
        subject=case.subject,
        text=case.text,
        quoted=case.quoted,
        attachments=(attached,) if case.attachment else (),
        maybe_urgent=sounds_urgent(case.text, stage.municipality),
    )
    mail = keep_mail(stage.municipality, arrived, Thread(), now=at)
    if mail and case.aside:
        with stage.then(case.day):
            set_aside(mail, case.aside, by=stage.cast["leader"], now=at)
