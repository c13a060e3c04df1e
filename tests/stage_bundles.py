"""Enquiries that belong together, on the stage."""

from nabodialog.listening.bundling import tie


def tie_some(project, by, now):
    """The two that nobody has answered yet."""
    first, second = project.enquiries.open().order_by("-pk")[:2]
    tie(first, [second], by=by, now=now)


def bundle_things(project):
    bundle = project.bundles.first()
    code = bundle.bundled.first().enquiry.code
    return {
        "listening:bundle": bundle.pk,
        "listening:bundle_removal.code": code,
        "listening:bundle_addition.code": code,
    }
