"""A municipality's own say in which words may be about danger."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Municipality


class Use(models.TextChoices):
    ADDED = "added", _("Lagt til")
    LEFT_OUT = "left_out", _("Utelatt")


class UrgentWord(models.Model):
    """One of its own, or one of the method's that it does without, and why."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="urgent_words")
    word = models.CharField(_("Ord eller uttrykk"), max_length=40)
    use = models.CharField(max_length=10, choices=Use)
    reason = models.CharField(_("Hvorfor"), max_length=300, blank=True)

    class Meta:
        ordering = ["word"]
        verbose_name = _("ordet")
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "word"],
                name="one_urgent_word",
                violation_error_message=_("Ordet står på lista allerede."),
            ),
            models.CheckConstraint(condition=~Q(use=Use.LEFT_OUT) | ~Q(reason=""), name="word_left_out_for_a_reason"),
        ]

    def __str__(self) -> str:
        return self.word
