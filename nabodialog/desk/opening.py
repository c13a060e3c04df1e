"""Opening the installation to one more municipality. Done by whoever runs it, so there is no person to record."""

from datetime import datetime

from django.db import transaction

from nabodialog.people.models import MembershipInvitation, Municipality, Role


@transaction.atomic
def open_municipality(municipality: Municipality, administrator: str, *, now: datetime) -> tuple[Municipality, str]:
    """Save a municipality that has been checked, and invite its first administrator. Returns the secret too."""
    municipality.save()
    invitation = MembershipInvitation(
        municipality=municipality, email=administrator.strip().lower(), role=Role.ADMINISTRATOR
    )
    secret = invitation.renew(now)
    invitation.save()
    return municipality, secret
