from django.db import models
from django.utils.translation import gettext_lazy as _

from .person import Person


class Way(models.TextChoices):
    """How someone showed who they are."""

    PASSWORD = "password", _("passord")
    CODE = "code", _("engangskode")
    RECOVERY_CODE = "recovery_code", _("reservekode")
    PASSKEY = "passkey", _("passnøkkel")
    INVITATION = "invitation", _("invitasjon")
    ELSEWHERE = "elsewhere", _("innlogging et annet sted")


class SignIn(models.Model):
    """Someone came in, or tried and was refused. Kept for a while, for the one whose account it is to look over.

    Where it came from is a network, never one machine's address. An attempt at an address that nobody has is kept
    without it, so that the pace of a refusal does not tell who has an account.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="sign_ins", null=True, blank=True)
    at = models.DateTimeField()
    way = models.CharField(max_length=20, choices=Way.choices)
    came_in = models.BooleanField()
    network = models.CharField(max_length=43, blank=True)
    browser = models.CharField(max_length=30, blank=True)
    system = models.CharField(max_length=30, blank=True)
    session_key = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("innlogging")
        indexes = [
            models.Index(fields=["person", "-at"], name="sign_ins_of_person"),
            models.Index(fields=["session_key"], name="sign_in_of_session"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(way__in=Way.values), name="sign_in_has_known_way"),
            models.CheckConstraint(
                condition=models.Q(came_in=True) | models.Q(session_key=""), name="only_who_came_in_has_a_session"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()} {self.at:%Y-%m-%d %H:%M}"
