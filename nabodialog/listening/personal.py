"""What this room holds of people."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.personal import NOBODY, Declaration, Holding, Sought, Whose

from .models import (
    Enquiry,
    EnquiryContact,
    Forwarding,
    IncomingMail,
    Message,
    Move,
    Photo,
    RawMail,
    Subscription,
)


def through(path: str, sought: Sought) -> Q:
    """`path` leads to an enquiry; what they left with it finds it, and so does its code."""
    by_contact = sought.by_email(f"{path}contact__email") | sought.by_phone(f"{path}contact__phone")
    return by_contact | sought.by_code(f"{path}code")


def of_enquiry(sought: Sought) -> Q:
    return through("", sought)


def beside_enquiry(sought: Sought) -> Q:
    return through("enquiry__", sought)


def of_mail(sought: Sought) -> Q:
    return sought.by_email("sender") | through("enquiry__", sought)


def of_source(sought: Sought) -> Q:
    return sought.by_email("mail__sender") | through("mail__enquiry__", sought)


def of_forwarding(sought: Sought) -> Q:
    return sought.by_email("email") | through("enquiry__", sought)


def of_follower(sought: Sought) -> Q:
    return sought.by_email("email") if sought.email else NOBODY


ENQUIRY, NEIGHBOUR = "enquiry__project__municipality", Whose.NEIGHBOUR
KIND, MAIL = "enquiries", "incoming-mail"

DECLARATION = Declaration(
    holdings=(
        Holding(
            Enquiry,
            _("Henvendelser"),
            NEIGHBOUR,
            KIND,
            ("code", "kind", "channel", "language", "received_at", "text", "outcome", "outcome_reason", "ended_at"),
            "project__municipality",
            of_enquiry,
        ),
        Holding(
            EnquiryContact,
            _("Slik nås du"),
            NEIGHBOUR,
            KIND,
            ("name", "email", "phone"),
            ENQUIRY,
            beside_enquiry,
        ),
        Holding(
            Message, _("Det som er skrevet siden"), NEIGHBOUR, KIND, ("at", "kind", "text"), ENQUIRY, beside_enquiry
        ),
        Holding(Move, _("Hva som skjedde med saken"), NEIGHBOUR, KIND, ("at", "end", "why"), ENQUIRY, beside_enquiry),
        Holding(Photo, _("Bilder"), NEIGHBOUR, KIND, ("at", "width", "height", "jpeg"), ENQUIRY, beside_enquiry),
        Holding(
            Forwarding,
            _("Spørsmål til noen utenfor kommunen"),
            Whose.OUTSIDER,
            "forwardings",
            ("at", "organisation", "email", "question", "answer"),
            ENQUIRY,
            of_forwarding,
        ),
        Holding(
            IncomingMail,
            _("E-post til kommunen"),
            NEIGHBOUR,
            MAIL,
            ("received_at", "sender", "sender_name", "subject", "text", "quoted", "header_id", "attachments"),
            "municipality",
            of_mail,
        ),
        Holding(RawMail, _("E-posten slik den kom"), NEIGHBOUR, MAIL, ("source",), "mail__municipality", of_source),
        Holding(
            Subscription,
            _("Prosjekter du følger"),
            NEIGHBOUR,
            "followers",
            ("created_at", "code", "email", "language", "how_often"),
            "project__municipality",
            of_follower,
        ),
    ),
    mentions={
        "listening.Theme": "name summary answer",
        "listening.IncomingMail": "aside_reason",
        "listening.Promise": "words to_whom said_in evidence evidence_url explanation",
        "listening.FormerDate": "reason",
        "listening.PromiseCheck": "note",
        "listening.StandardText": "title text",
        "listening.UrgentWord": "word reason",
    },
    nobodys={
        "listening.Theme": "topic_id",
        "listening.Forwarding": "code",
        "listening.IncomingMail": "digest",
        "listening.FollowNotice": "event letter",
    },
)
