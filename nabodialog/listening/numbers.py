"""How a project, or a whole municipality, listens: all the numbers, for those who work there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from nabodialog.involvement.scope import Scope

from .figures import Case, Group, InTime, Times, Verdicts, grouped, months_between
from .measuring import cases_in, place_of
from .models import ClosingReason, EmergencyCount, EnquiryChannel, EnquiryKind, Outcome
from .periods import Period
from .states import State

Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Numbers:
    total: Group
    first_word: Times
    in_time: InTime
    reopened: int
    reopenings: int
    verdicts: Verdicts
    outcomes: Counted
    closings: Counted
    emergencies: int
    months: tuple[Group, ...]
    themes: tuple[Group, ...]
    themes_by_month: tuple[tuple[str, tuple[int, ...]], ...]
    channels: tuple[Group, ...]
    kinds: tuple[Group, ...]
    projects: tuple[Group, ...]
    """Where the numbers are of several."""


def numbers_of(scope: Scope, period: Period, today: date) -> Numbers:
    cases = cases_in(scope, period, today)
    months, themes = months_of(cases), named(cases, "theme")
    return Numbers(
        total=Group.of(_("I alt"), cases),
        first_word=Times.of(case.first_word for case in cases),
        in_time=InTime.of(cases),
        reopened=sum(case.reopened > 0 for case in cases),
        reopenings=sum(case.reopened for case in cases),
        verdicts=Verdicts.of(cases),
        outcomes=counted((case.outcome for case in cases if case.is_answered), Outcome.choices),
        closings=counted((case.closing_reason for case in cases if case.state == State.CLOSED), ClosingReason.choices),
        emergencies=emergencies_in(scope, period, today),
        months=grouped(cases, lambda case: case.month, [(each, date_format(each, "F Y")) for each in months]),
        themes=grouped(cases, lambda case: case.theme, themes),
        themes_by_month=over_time(cases, themes, months),
        channels=grouped(cases, lambda case: case.channel, EnquiryChannel.choices),
        kinds=grouped(cases, lambda case: case.kind, EnquiryKind.choices),
        projects=() if scope.project else grouped(cases, lambda case: case.project, named(cases, "project")),
    )


def months_of(cases: Iterable[Case]) -> list[date]:
    days = [case.on for case in cases]
    return months_between(min(days), max(days)) if days else []


def named(cases: Iterable[Case], fact: str) -> list[tuple[str, str]]:
    """The most frequent first; what has no name comes last."""
    numbers = Counter(getattr(case, fact) for case in cases)
    ordered = sorted(numbers, key=lambda name: (name == "", -numbers[name], name))
    return [(name, name or _("Uten tema")) for name in ordered]


def counted(found: Iterable[str], choices: Iterable[tuple[str, str | Promise]]) -> Counted:
    """Each of them by itself, never two together; also where there is none."""
    numbers = Counter(found)
    return tuple((str(label), numbers[value]) for value, label in choices)


def over_time(
    cases: Iterable[Case], themes: Iterable[tuple[str, str]], months: list[date]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """A line for each theme, with its number in each month."""
    numbers = Counter((case.theme, case.month) for case in cases)
    return tuple((name, tuple(numbers[theme, month] for month in months)) for theme, name in themes)


def emergencies_in(scope: Scope, period: Period, today: date) -> int:
    """How many said that there was danger now. Of them nothing else is known."""
    found, since = EmergencyCount.objects.filter(**place_of(scope)), period.since(today)
    counts = found.filter(on__gte=since) if since else found
    return counts.aggregate(number=Sum("number"))["number"] or 0
