"""How much was said, and how soon it was answered: counted from the rows each time, never kept.

What the public reads hides small numbers, since one who knows the neighbourhood could guess who they are: `hiding.py`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from nabodialog.projects.models import Project

from .models import Enquiry
from .states import State


class Wait(models.TextChoices):
    """How long somebody waited for the answer."""

    DAY = "day", _("0–1 dag")
    WEEK = "week", _("2–7 dager")
    FORTNIGHT = "fortnight", _("8–14 dager")
    LONGER = "longer", _("Mer enn 14 dager")

    @classmethod
    def of(cls, days: int) -> "Wait":
        most = {cls.DAY: 1, cls.WEEK: 7, cls.FORTNIGHT: 14}
        return next((each for each, last in most.items() if days <= last), cls.LONGER)


@dataclass(frozen=True)
class Heard:
    """Of all, or of one theme."""

    said: int
    answered: int
    days: int | None
    """Median number of days to the answer."""


@dataclass(frozen=True)
class One:
    """What is counted of one enquiry; `days` it took to answer, where it is answered."""

    theme_id: int | None
    month: date
    days: int | None


def said_in(project: Project) -> list[One]:
    """All of it: one query."""
    told = Enquiry.objects.filter(project=project).values_list("theme_id", "state", "received_at", "ended_at")
    return [
        One(
            theme,
            localdate(received).replace(day=1),
            (localdate(ended) - localdate(received)).days if state == State.ANSWERED else None,
        )
        for theme, state, received, ended in told.order_by()
    ]


def heard_in(project: Project) -> tuple[Heard, dict[int | None, Heard]]:
    """In all, and by theme."""
    rows = said_in(project)
    return counted(rows), by_theme(rows)


def by_theme(rows: Iterable[One]) -> dict[int | None, Heard]:
    rows = list(rows)
    return {theme: counted(row for row in rows if row.theme_id == theme) for theme in {row.theme_id for row in rows}}


def counted(rows: Iterable[One]) -> Heard:
    rows = list(rows)
    days = [row.days for row in rows if row.days is not None]
    return Heard(len(rows), len(days), round(median(days)) if days else None)


def by_wait(rows: Iterable[One]) -> dict[Wait, int]:
    """Each of them, also where it is none."""
    numbers = Counter(Wait.of(row.days) for row in rows if row.days is not None)
    return {each: numbers[each] for each in Wait}
