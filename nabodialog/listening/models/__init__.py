from .clock import DueCause, DueChange, Pause, ServicePromise
from .enquiry import ClosingReason, EmergencyCount, Enquiry, EnquiryChannel, EnquiryContact, EnquiryKind, Outcome
from .message import Message, MessageKind, Move
from .theme import Fate, Theme

__all__ = [
    "ClosingReason",
    "DueCause",
    "DueChange",
    "EmergencyCount",
    "Enquiry",
    "EnquiryChannel",
    "EnquiryContact",
    "EnquiryKind",
    "Fate",
    "Message",
    "MessageKind",
    "Move",
    "Outcome",
    "Pause",
    "ServicePromise",
    "Theme",
]
