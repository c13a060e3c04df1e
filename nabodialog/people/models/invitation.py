import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from .membership import Membership, Role
from .municipality import Municipality
from .person import Person

VALID_FOR = timedelta(days=14)


def hash_of(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def pending(self) -> Self:
        """Neither accepted nor withdrawn; some of them may have expired, and can be sent anew."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open(self, now: datetime) -> Self:
        return self.pending().filter(expires_at__gt=now)

    def behind(self, secret: str, now: datetime) -> "Invitation | None":
        """The invitation that a secret opens, or None: unknown, used, withdrawn and expired answer alike."""
        return self.open(now).filter(secret_hash=hash_of(secret)).first()


class Invitation(models.Model):
    """A letter by e-mail that lets its reader in, once and until a date. Only a hash of its secret is kept.

    A kind of invitation says which `place` it opens, which municipality is its `host`, and how it lets someone in.
    """

    email = models.EmailField(_("E-post"))
    secret_hash = models.CharField(max_length=64, unique=True)
    # Empty where whoever runs the installation invited the first administrator.
    invited_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, blank=True)
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-invited_at"]

    def __str__(self) -> str:
        return self.email

    def renew(self, now: datetime) -> str:
        """Give it a new secret and a new date, so that a former link opens nothing. The secret is kept nowhere."""
        secret = secrets.token_urlsafe(32)
        self.secret_hash = hash_of(secret)
        self.expires_at = now + VALID_FOR
        self.mailed_at = None
        return secret

    def has_expired(self, now: datetime) -> bool:
        return self.expires_at <= now

    def claim(self, now: datetime) -> bool:
        """Use it up. Of two who try at once, one gets True."""
        return bool(type(self).objects.open(now).filter(pk=self.pk).update(accepted_at=now))

    @property
    def place(self) -> models.Model:
        """The municipality or the project that it opens."""
        raise NotImplementedError

    @property
    def host(self) -> Municipality:
        """The municipality that the place belongs to."""
        raise NotImplementedError

    def admit(self, person: Person) -> models.Model:
        """Make the person part of the place, and return the row that says so. Called once it has been claimed."""
        raise NotImplementedError


class MembershipInvitation(Invitation):
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="invitations")
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices, default=Role.MEMBER)

    class Meta(Invitation.Meta):
        constraints = [
            models.UniqueConstraint(
                "municipality",
                Lower("email"),
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_pending_invitation_per_email",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="invitation_has_known_role"),
        ]

    @property
    def place(self) -> Municipality:
        return self.municipality

    @property
    def host(self) -> Municipality:
        return self.municipality

    def admit(self, person: Person) -> Membership:
        """Someone who is here already keeps the role they have."""
        defaults = {"role": self.role}
        return self.municipality.memberships.get_or_create(person=person, defaults=defaults)[0]
