"""What we heard and what we do goes out to neighbours as a finished copy, and is taken back."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from nabodialog.people.models import Person
from nabodialog.projects.models import Project, Supplement
from nabodialog.projects.publishing import locked
from nabodialog.projects.supplementing import THE_ONE, publish_supplement, shown_as, supplements_of, withdraw_supplement

from .counting import One, by_wait, counted, said_in
from .figures import months_between
from .hiding import shown_alone, shown_numbers
from .public import HEARD, PublicHeard, PublicMonth, PublicTheme, PublicWait


class NothingHeard(Exception):
    """No theme has both what was heard and an answer."""


def public_heard(project: Project) -> PublicHeard:
    """As neighbours would see it: the only place that decides what of it is public."""
    rows = said_in(project)
    total, said = counted(rows), shown_alone(len(rows))
    answered = shown_alone(total.answered)
    return PublicHeard(
        said=said,
        answered=answered if said else None,
        days=total.days if answered else None,
        themes=public_themes(project, rows),
        months=public_months(rows) if said else (),
        waits=public_waits(rows) if answered else (),
    )


def public_themes(project: Project, rows: Sequence[One]) -> tuple[PublicTheme, ...]:
    """Those that have something for neighbours to read; what was said of others is only in the total."""
    numbers = Counter(row.theme_id for row in rows)
    told = [theme for theme in project.themes.all() if theme.is_told]
    own = {theme.pk: numbers[theme.pk] for theme in told}
    shown = shown_numbers(own, len(rows) - sum(own.values()))
    texts = ("name", "summary", "answer", "fate")
    return tuple(PublicTheme(said=shown[theme.pk], **{text: getattr(theme, text) for text in texts}) for theme in told)


def public_months(rows: Sequence[One]) -> tuple[PublicMonth, ...]:
    """The last year of it. Where nothing is shown, neither is it told whether there was anything."""
    last = max(row.month for row in rows)
    months = months_between(last.replace(year=last.year - 1), last)[1:]
    numbers = Counter(row.month for row in rows)
    own = {month: numbers[month] for month in months}
    shown = shown_numbers(own, len(rows) - sum(own.values()))
    seen = [month for month in months if shown[month]]
    return tuple(
        PublicMonth(month=month, said=shown[month]) for month in months if seen and seen[0] <= month <= seen[-1]
    )


def public_waits(rows: Sequence[One]) -> tuple[PublicWait, ...]:
    return tuple(PublicWait(wait=wait, answered=number) for wait, number in shown_numbers(by_wait(rows)).items())


@transaction.atomic
def publish_heard(
    project: Project, *, by: Person, now: datetime, judged: str = "", confirmed: bool = False
) -> Supplement:
    project = locked(project)
    content = public_heard(project)
    if not content.themes:
        raise NothingHeard
    return publish_supplement(project, HEARD, THE_ONE, content, by=by, now=now, judged=judged, confirmed=confirmed)


@transaction.atomic
def withdraw_heard(project: Project, *, by: Person, now: datetime, reason: str = "") -> None:
    withdraw_supplement(project, HEARD, THE_ONE, by=by, now=now, reason=reason)


def shown_heard(project: Project) -> PublicHeard | None:
    """What neighbours read of it now, if the project's page is out."""
    return shown_as(PublicHeard, supplements_of(project, HEARD, THE_ONE).public().first())
