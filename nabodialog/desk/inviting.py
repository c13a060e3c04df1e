"""Inviting someone to work in a municipality."""

from datetime import datetime

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import MembershipInvitation, Municipality, Person, Role


@transaction.atomic
def invite(
    municipality: Municipality, email: str, role: Role, *, by: Person, now: datetime
) -> tuple[MembershipInvitation, str]:
    """The invitation, and the secret that its letter carries. The secret is kept nowhere."""
    invitation = MembershipInvitation(municipality=municipality, email=email.strip().lower(), role=role, invited_by=by)
    secret = invitation.renew(now)
    invitation.save()
    record(Verb.INVITED, invitation, by=by, within=municipality, municipality=municipality, role=role)
    return invitation, secret
