from django.contrib.sessions.models import Session
from django.db import models

from .person import Person


class Identity(models.Model):
    """That somebody is known elsewhere too: which provider vouches, and its name for them there, made for us alone.

    Nothing else that the provider knows is kept. An e-mail address proves nothing here, and is never matched.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="identities")
    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["linked_at", "pk"]
        verbose_name = "identitet"
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_person_per_identity"),
            models.UniqueConstraint(fields=["issuer", "person"], name="one_identity_per_provider_and_person"),
        ]

    def __str__(self) -> str:
        return self.issuer


class OutsideSession(models.Model):
    """A session here that began at a provider, so that signing out there ends it. Goes when the session goes."""

    identity = models.ForeignKey(Identity, models.CASCADE, related_name="sessions")
    session = models.ForeignKey(Session, models.CASCADE, related_name="outside")
    sid = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "identity"], name="vouched_for_once")]
        indexes = [models.Index(fields=["sid"], name="outside_session_by_sid")]

    def __str__(self) -> str:
        return str(self.identity)
