from django.db import models
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Municipality
from nabodialog.people.models.revised import Revised

from .enquiry import LONGEST_TEXT


class StandardText(Revised):
    """What a municipality is often asked, and a good beginning of the answer."""

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="standard_texts")
    title = models.CharField(_("Hva den handler om"), max_length=100)
    text = models.TextField(_("Tekst"), max_length=LONGEST_TEXT)

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("standardteksten")

    def __str__(self) -> str:
        return self.title
