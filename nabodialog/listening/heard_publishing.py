"""What we heard and what we do goes out to neighbours as a finished copy, and is taken back."""

from datetime import datetime

from django.db import transaction

from nabodialog.people.models import Person
from nabodialog.projects.models import Project, Supplement
from nabodialog.projects.publishing import locked
from nabodialog.projects.supplementing import THE_ONE, publish_supplement, shown_as, supplements_of, withdraw_supplement

from .counting import for_everyone, heard_in, shown_by_theme
from .public import HEARD, PublicHeard, PublicTheme


class NothingHeard(Exception):
    """No theme has both what was heard and an answer."""


def public_heard(project: Project) -> PublicHeard:
    """As neighbours would see it: the only place that decides what of it is public."""
    total, by_theme = heard_in(project)
    themes = list(project.themes.all())
    counts = {theme.pk: by_theme[theme.pk].said if theme.pk in by_theme else 0 for theme in themes}
    told = [theme for theme in themes if theme.is_told]
    kept_back = total.said - sum(counts[theme.pk] for theme in told)
    shown = shown_by_theme({theme.pk: counts[theme.pk] for theme in told if counts[theme.pk]}, kept_back)
    everyone = for_everyone(total)
    return PublicHeard(
        said=everyone.said if everyone else None,
        answered=everyone.answered if everyone else None,
        days=everyone.days if everyone else None,
        themes=tuple(
            PublicTheme(
                name=theme.name,
                summary=theme.summary,
                answer=theme.answer,
                fate=theme.fate,
                said=shown.get(theme.pk) if everyone else None,
            )
            for theme in told
        ),
    )


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
