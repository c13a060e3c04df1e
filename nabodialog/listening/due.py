"""What a neighbour is told of the promised day."""

from django.utils.timezone import localdate

from .clock import explained
from .models import Enquiry
from .receiving import closed_days


def why_that_day(enquiry: Enquiry) -> str:
    """How it was reckoned, or what moved it last."""
    if moved := enquiry.due_changes.last():
        return str(moved.get_cause_display())
    own = closed_days(enquiry.project.municipality)
    return explained(localdate(enquiry.opened_at), enquiry.promised_days, enquiry.due_on, own)
