"""Enquiries that belong together, on the stage."""

from nabodialog.listening.bundling import tie
from nabodialog.listening.models import Bundled


def tie_some(project, by, now):
    """The two that nobody has answered yet."""
    first, second = project.enquiries.open().order_by("-pk")[:2]
    tie(first, [second], by=by, now=now)


def bundle_things(project):
    """None is normal."""
    lies = Bundled.objects.filter(bundle__project=project).first()
    code = lies.enquiry.code if lies else "INGEN"
    return {
        "listening:bundle": lies.bundle_id if lies else 0,
        "listening:bundle_removal.code": code,
        "listening:bundle_addition.code": code,
    }
