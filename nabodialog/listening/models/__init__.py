from .clock import DueCause, DueChange, Pause, ServicePromise
from .enquiry import ClosingReason, EmergencyCount, Enquiry, EnquiryChannel, EnquiryContact, EnquiryKind, Outcome
from .message import Message, MessageKind, Move
from .promise import CheckResult, FormerDate, Promise, PromiseCheck, PromiseDoubt
from .theme import Fate, Theme

__all__ = [
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
    "FormerDate",
    "Message",
    "MessageKind",
    "Move",
    "Outcome",
    "Pause",
    "Promise",
    "PromiseCheck",
    "PromiseDoubt",
    "ServicePromise",
    "Theme",
]
