from .clock import DueCause, DueChange, Pause, ServicePromise
from .enquiry import ClosingReason, EmergencyCount, Enquiry, EnquiryChannel, EnquiryContact, EnquiryKind, Outcome
from .message import Message, MessageKind, Move

__all__ = [
    "ClosingReason",
    "DueCause",
    "DueChange",
    "EmergencyCount",
    "Enquiry",
    "EnquiryChannel",
    "EnquiryContact",
    "EnquiryKind",
    "Message",
    "MessageKind",
    "Move",
    "Outcome",
    "Pause",
    "ServicePromise",
]
