"""Neighbours who want to be told by e-mail of what is new in a project: an address and nothing else of them."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.codes import CODE_LENGTH, new_code, secret_of
from nabodialog.projects.models import Project

PURPOSE = "nabodialog.listening.subscription"


class HowOften(models.TextChoices):
    AT_ONCE = "at_once", _("Med en gang noe er nytt")
    WEEKLY = "weekly", _("Én gang i uka")


class WhyEnded(models.TextChoices):
    STOPPED = "stopped", _("Ville ikke følge lenger")
    NOT_CONFIRMED = "not_confirmed", _("Bekreftet ikke")
    REFUSED = "refused", _("Adressen tar ikke imot e-post")


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def standing(self) -> Self:
        """Confirmed or not, as long as we have an address."""
        return self.filter(ended_at=None)

    def unconfirmed(self) -> Self:
        return self.standing().filter(confirmed_at=None)

    def following(self) -> Self:
        return self.standing().exclude(confirmed_at=None)

    def behind(self, code: str, secret: str) -> "Subscription | None":
        """Wrong and unknown answer alike, and take as long."""
        found = self.select_related("project__municipality").filter(code=code.upper()).first()
        expected = found.secret if found else secret_of(PURPOSE, "")
        return found if constant_time_compare(secret, expected) and found else None


class Subscription(models.Model):
    """One address that follows a project. When it ends the address is erased, and the row remains as a receipt."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="subscriptions")
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=5)
    how_often = models.CharField(max_length=20, choices=HowOften, default=HowOften.AT_ONCE)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    why_ended = models.CharField(max_length=20, choices=WhyEnded, blank=True)
    # Up to where we have looked for news, so that we look again only where there may be some.
    seen_publication = models.PositiveBigIntegerField(default=0)
    seen_supplement = models.PositiveBigIntegerField(default=0)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "email"], condition=Q(ended_at=None), name="one_subscription_per_email"
            ),
            models.CheckConstraint(
                condition=(Q(ended_at=None, why_ended="") & ~Q(email=""))
                | (Q(ended_at__isnull=False, email="") & ~Q(why_ended="")),
                name="ended_subscription_has_no_email",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def secret(self) -> str:
        return secret_of(PURPOSE, self.code)

    @property
    def is_following(self) -> bool:
        return self.confirmed_at is not None and self.ended_at is None

    @property
    def waits(self) -> bool:
        """For whoever has the address to say yes."""
        return self.confirmed_at is None and self.ended_at is None


class FollowNotice(models.Model):
    """That a follower is told of one thing: once. `post` tells, and writes the key of the letter that it stands in."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="notices")
    event = models.CharField(max_length=60)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    letter = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["subscription", "event"], name="follower_told_once")]
        indexes = [
            models.Index(fields=["at"], condition=Q(told_at=None), name="follow_notice_untold"),
            models.Index(fields=["letter"], name="follow_notice_letter"),
        ]

    def __str__(self) -> str:
        return f"{self.subscription} {self.event}"
