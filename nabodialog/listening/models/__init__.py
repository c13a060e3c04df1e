from .bundle import Bundle, Bundled
from .clock import DueCause, DueChange, Pause, ServicePromise
from .enquiry import (
    NEEDS_REASON,
    ClosingReason,
    EmergencyCount,
    Enquiry,
    EnquiryChannel,
    EnquiryContact,
    EnquiryKind,
    Means,
    Outcome,
)
from .forwarding import Forwarding, WhyOver
from .incoming import BoxTrouble, IncomingMail, Mailbox, MailKind, RawMail
from .message import Message, MessageKind, Move
from .photo import Photo
from .promise import CheckResult, FormerDate, Promise, PromiseCheck, PromiseDoubt
from .standard_text import StandardText
from .subscription import FollowNotice, HowOften, Subscription, WhyEnded
from .theme import Fate, Theme
from .urgent_word import UrgentWord, Use
from .verdict import Solved, Verdict

__all__ = [
    "NEEDS_REASON",
    "BoxTrouble",
    "Bundle",
    "Bundled",
    "CheckResult",
    "ClosingReason",
    "DueCause",
    "DueChange",
    "EmergencyCount",
    "Enquiry",
    "EnquiryChannel",
    "EnquiryContact",
    "EnquiryKind",
    "Fate",
    "FollowNotice",
    "FormerDate",
    "Forwarding",
    "HowOften",
    "IncomingMail",
    "MailKind",
    "Mailbox",
    "Means",
    "Message",
    "MessageKind",
    "Move",
    "Outcome",
    "Pause",
    "Photo",
    "Promise",
    "PromiseCheck",
    "PromiseDoubt",
    "RawMail",
    "ServicePromise",
    "Solved",
    "StandardText",
    "Subscription",
    "Theme",
    "UrgentWord",
    "Use",
    "Verdict",
    "WhyEnded",
    "WhyOver",
]
