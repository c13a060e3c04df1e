"""Protection against lost updates, for everything that two people may have open at once."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F


class Conflict(Exception):
    """Somebody else saved the same thing since this person opened it."""


class Revised(models.Model):
    """Counts its own revisions, so that two people who edit at once do not overwrite each other unseen."""

    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def save_over(self, seen: int, fields: Iterable[str]) -> None:
        """Save these fields if the row still is at revision `seen`; otherwise change nothing and raise Conflict."""
        values = {field: getattr(self, field) for field in fields}
        saved = (
            type(self)._default_manager.filter(pk=self.pk, revision=seen).update(**values, revision=F("revision") + 1)
        )
        if not saved:
            raise Conflict
        self.revision = seen + 1
