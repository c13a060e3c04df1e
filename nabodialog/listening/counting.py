"""How much was said, and how soon it was answered: counted from the rows each time, never kept.

What the public reads hides small numbers, since one who knows the neighbourhood could guess who they are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from django.utils.timezone import localdate

from nabodialog.projects.models import Project

from .models import Enquiry
from .states import State

FEWEST_SHOWN = 5


@dataclass(frozen=True)
class Heard:
    """Of all, or of one theme."""

    said: int
    answered: int
    days: int | None
    """Median number of days to the answer."""


@dataclass(frozen=True)
class _Row:
    theme_id: int | None
    state: str
    days: int | None


def heard_in(project: Project) -> tuple[Heard, dict[int | None, Heard]]:
    """In all, and by theme: one query."""
    told = Enquiry.objects.filter(project=project).values_list("theme_id", "state", "received_at", "ended_at")
    rows = [
        _Row(theme, state, (localdate(ended) - localdate(received)).days if state == State.ANSWERED else None)
        for theme, state, received, ended in told.order_by()
    ]
    themes = {row.theme_id for row in rows}
    return counted(rows), {theme: counted(row for row in rows if row.theme_id == theme) for theme in themes}


def counted(rows: Iterable[_Row]) -> Heard:
    rows = list(rows)
    days = [row.days for row in rows if row.days is not None]
    return Heard(len(rows), len(days), round(median(days)) if days else None)


def for_everyone(heard: Heard) -> Heard | None:
    """None where so few have spoken that a number would point at somebody."""
    if heard.said < FEWEST_SHOWN:
        return None
    few_answered = heard.answered < FEWEST_SHOWN
    return Heard(heard.said, heard.answered, None if few_answered else heard.days)


def shown_by_theme(counts: Mapping[int, int], rest: int) -> dict[int, int | None]:
    """Each theme's number, or None where it is hidden; `rest` are those without a theme.

    What is hidden must not follow from the total: where the hidden are fewer than five in all, the next smallest is
    hidden with them.
    """
    shown: dict[int, int | None] = {
        theme: number if number >= FEWEST_SHOWN else None for theme, number in counts.items()
    }
    hidden = sum(number for theme, number in counts.items() if shown[theme] is None) + rest
    for theme, number in sorted(counts.items(), key=lambda pair: (pair[1], pair[0])):
        if hidden == 0 or hidden >= FEWEST_SHOWN:
            break
        if shown[theme] is not None:
            shown[theme] = None
            hidden += number
    return shown
