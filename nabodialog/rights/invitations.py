"""A round that erases the addresses of those who were invited, some time after the invitation was over."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from nabodialog.involvement.models import Erasure
from nabodialog.keeping.rules import each_amount
from nabodialog.people.models import MembershipInvitation
from nabodialog.projects.models import PartnerInvitation

KIND = "invitations"


def erase_invitations(now: datetime) -> int:
    """Each municipality by its own rule."""
    over = [
        (days, invitations_over(rows.filter(theirs), now - timedelta(days=days)))
        for rows, path in (
            (MembershipInvitation.objects.all(), "municipality"),
            (PartnerInvitation.objects.all(), "project__municipality"),
        )
        for days, theirs in each_amount(KIND, path)
    ]
    return sum(erase_address(each, days, now) for days, rows in over for each in rows)


def invitations_over(rows: "QuerySet[Any]", before: datetime) -> "QuerySet[Any]":
    """Used, withdrawn, or nobody came before it expired."""
    ended = Q(accepted_at__lt=before) | Q(withdrawn_at__lt=before) | Q(accepted_at=None, expires_at__lt=before)
    return rows.exclude(email="").filter(ended)


@transaction.atomic
def erase_address(invitation: MembershipInvitation | PartnerInvitation, days: int, now: datetime) -> int:
    """What nobody used is withdrawn with it: there is no one left to send it to."""
    if invitation.accepted_at is None and invitation.withdrawn_at is None:
        invitation.withdrawn_at = now
    invitation.email = ""
    invitation.save(update_fields=["email", "withdrawn_at"])
    Erasure.objects.create(municipality=invitation.host, kind=KIND, days=days, number=1, at=now)
    return 1
