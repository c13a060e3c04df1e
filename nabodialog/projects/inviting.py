"""Inviting someone from outside the municipality to one project; sending any invitation anew, and taking it back."""

from datetime import datetime

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Invitation, Person

from .models import PartnerInvitation, PartnerRole, Project


@transaction.atomic
def invite_partner(  # noqa: PLR0913  whom, from where, to what, by whom and when
    project: Project, email: str, organisation: str, role: PartnerRole, *, by: Person, now: datetime
) -> tuple[PartnerInvitation, str]:
    """The invitation, and the secret that its letter carries. The secret is kept nowhere."""
    invitation = PartnerInvitation(
        project=project, email=email.strip().lower(), organisation=organisation, role=role, invited_by=by
    )
    secret = invitation.renew(now)
    invitation.save()
    record(Verb.INVITED, invitation, by=by, within=project, municipality=project.municipality, role=role)
    return invitation, secret


@transaction.atomic
def invite_again(invitation: Invitation, *, by: Person, now: datetime) -> str:
    """A new secret for the same invitation; the link in the former letter stops working."""
    secret = invitation.renew(now)
    invitation.save(update_fields=["secret_hash", "expires_at", "mailed_at"])
    record(Verb.INVITED, invitation, by=by, within=invitation.place, municipality=invitation.host, again=True)
    return secret


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: Person, now: datetime) -> None:
    invitation.withdrawn_at = now
    invitation.save(update_fields=["withdrawn_at"])
    record(Verb.WITHDREW, invitation, by=by, within=invitation.place, municipality=invitation.host)
