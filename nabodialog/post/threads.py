"""Which enquiry a mail belongs to: known by what only the reader of our letters can know, or only likely."""

import re
from email.message import EmailMessage

from nabodialog.lib.codes import CODE_LENGTH, READABLE, SECRET_LENGTH
from nabodialog.listening.mailing import Arrived, Thread
from nabodialog.listening.models import Enquiry, EnquiryContact, IncomingMail, Message
from nabodialog.listening.models.enquiry import EnquiryQuerySet
from nabodialog.people.models import Municipality, Person

from .automatic import letters_named
from .reading import MESSAGE_ID, header

SIGN = f"[{READABLE}]"
LINK = re.compile(rf"/henvendelse/({SIGN}{{{CODE_LENGTH}}})/({SIGN}{{{SECRET_LENGTH}}})")
HALF = CODE_LENGTH // 2
CODE = re.compile(rf"(?<![\w/])({SIGN}{{{HALF}}})[ -]?({SIGN}{{{HALF}}})(?!\w)")
MOST_CODES = 5


def thread_of(message: EmailMessage, arrived: Arrived, municipality: Municipality) -> Thread:
    """A code alone can be read over a shoulder or guessed: it makes a suggestion, and never adds to an enquiry. So
    does a secret in somebody else's hand."""
    named = f"{header(message, 'In-Reply-To')} {header(message, 'References')}"
    known = by_letter(named, municipality) or by_link(f"{arrived.text}\n{arrived.quoted}", municipality)
    if known:
        return Thread(known) if may_be_the_neighbour(arrived.sender, known, municipality) else Thread(likely=known)
    likely = by_code(f"{arrived.subject}\n{arrived.text}", municipality)
    return Thread(likely=likely or by_earlier_mail(MESSAGE_ID.findall(named), arrived.sender, municipality))


def may_be_the_neighbour(sender: str, enquiry: Enquiry, municipality: Municipality) -> bool:
    """An address proves nothing, but it can raise a doubt: a colleague who answers to all is not the neighbour."""
    if any(ours.filter(email__iexact=sender).exists() for ours in (Person.objects, municipality.contact_points)):
        return False
    contact = EnquiryContact.objects.filter(enquiry=enquiry).exclude(email="").first()
    return contact is None or contact.email.lower() == sender


def by_letter(named: str, municipality: Municipality) -> Enquiry | None:
    """The last of our letters in the thread. Its number is random, and stood in the letter alone."""
    for letter in letters_named([named]).filter(municipality=municipality).order_by("-created_at", "-pk"):
        kind, _colon, number = letter.key.partition(":")
        if kind == "message" and (written := Message.objects.filter(pk=number).first()):
            return enquiries_in(municipality).filter(pk=written.enquiry_id).first()
        if kind == "enquiry" and (found := enquiries_in(municipality).filter(pk=number).first()):
            return found
    return None


def by_link(text: str, municipality: Municipality) -> Enquiry | None:
    for code, secret in LINK.findall(text)[:MOST_CODES]:
        if found := enquiries_in(municipality).behind(code, secret):
            return found
    return None


def by_code(text: str, municipality: Municipality) -> Enquiry | None:
    codes = ["".join(halves) for halves in CODE.findall(text)[:50]]
    return enquiries_in(municipality).filter(code__in=codes).first() if codes else None


def by_earlier_mail(ids: list[str], sender: str, municipality: Municipality) -> Enquiry | None:
    """Their own earlier mail became an enquiry."""
    if not ids or not sender:
        return None
    earlier = IncomingMail.objects.filter(municipality=municipality, header_id__in=ids[-20:], sender=sender)
    mail = earlier.exclude(enquiry=None).select_related("enquiry").first()
    return mail.enquiry if mail else None


def enquiries_in(municipality: Municipality) -> EnquiryQuerySet:
    return Enquiry.objects.filter(project__municipality=municipality).select_related("project__municipality")
