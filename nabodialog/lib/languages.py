"""The two written languages that content and the staff's interface come in."""

from django.db import models


class WrittenLanguage(models.TextChoices):
    BOKMAL = "nb", "Bokmål"
    NYNORSK = "nn", "Nynorsk"
