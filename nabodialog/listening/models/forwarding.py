"""What we asked somebody outside of, by a link without an account, so that we can answer a neighbour."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.codes import CODE_LENGTH, new_code, typable_secret_of, typed
from nabodialog.people.models import Person

from .enquiry import LONGEST_TEXT, Enquiry

PURPOSE = "nabodialog.listening.forwarding"


class WhyOver(models.TextChoices):
    ANSWERED = "answered", _("De har svart")
    EXPIRED = "expired", _("De svarte ikke i tide")
    TAKEN_BACK = "taken_back", _("Vi trenger ikke svaret lenger")


class ForwardingQuerySet(models.QuerySet["Forwarding"]):
    def standing(self) -> Self:
        return self.filter(over_at=None)

    def untold(self) -> Self:
        return self.standing().filter(told_at=None)

    def behind(self, code: str, secret: str) -> "Forwarding | None":
        """Wrong and unknown answer alike, and take as long."""
        found = self.filter(code=typed(code)).first()
        expected = found.secret if found else typable_secret_of(PURPOSE, "")
        return found if constant_time_compare(typed(secret), expected) and found else None


class Forwarding(models.Model):
    """`question` is in our own words, never the neighbour's. When it is over, the address is erased."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="forwardings")
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    organisation = models.CharField(max_length=100)
    email = models.EmailField(blank=True)
    question = models.TextField(max_length=LONGEST_TEXT)
    answer_by = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(max_length=LONGEST_TEXT, blank=True)
    # Made with the form that was answered, so that a button pressed twice answers once.
    answer_key = models.UUIDField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)
    why_over = models.CharField(max_length=20, choices=WhyOver, blank=True)

    objects = ForwardingQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["answer_by"], condition=Q(over_at=None), name="forwarding_standing")]
        constraints = [
            models.UniqueConstraint(fields=["enquiry"], condition=Q(over_at=None), name="one_forwarding_at_a_time"),
            models.CheckConstraint(
                condition=(Q(over_at=None, why_over="") & ~Q(email=""))
                | (Q(over_at__isnull=False, email="") & ~Q(why_over="")),
                name="forwarding_that_is_over_has_no_email",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def secret(self) -> str:
        return typable_secret_of(PURPOSE, self.code)

    def takes_answer(self, today: date) -> bool:
        return self.over_at is None and today <= self.answer_by
