"""How a project, or a whole municipality, listens: the numbers of a period that one chooses, as charts and tables."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nabodialog.involvement.doors import scope_to_read
from nabodialog.listening.figures import Group
from nabodialog.listening.numbers import Numbers, numbers_of
from nabodialog.listening.periods import Period
from nabodialog.people.doors import signed_in
from nabodialog.ui.chart import Chart, ChartRow

MOST_MONTHS, MOST_IN_A_CHART = 12, 24


@require_safe
def numbers(request: HttpRequest, municipality: str, slug: str = "") -> HttpResponse:
    person = signed_in(request)
    scope = scope_to_read(person, municipality, slug)
    period = Period.of(request.GET.get("periode", ""))
    found, chosen = numbers_of(scope, period, localdate()), f"?periode={period.key}" if period.key else ""
    context: dict[str, Any] = {
        "frame": "projects/frame.html" if scope.project else "people/municipality_frame.html",
        "project": scope.project,
        "municipality": scope.municipality,
        "may_administer": scope.municipality.can_be_administered_by(person),
        "numbers": found,
        "period": period,
        "periods": list(Period),
        "files": {form: f"fil/tall.{form}{chosen}" for form in ("xlsx", "csv")},
    }
    return render(request, "listening/numbers.html", context | drawn(found))


def drawn(found: Numbers) -> dict[str, Any]:
    """The charts, and the tables that would be too wide with all there is."""
    return {
        "by_month": chart_of(_("Henvendelser hver måned"), found.months[-MOST_IN_A_CHART:]),
        "by_theme": chart_of(_("Henvendelser om hvert tema"), found.themes[:MOST_IN_A_CHART]),
        "shown_months": found.months[-MOST_MONTHS:],
        "themes_by_month": [(name, counts[-MOST_MONTHS:]) for name, counts in found.themes_by_month],
    }


def chart_of(title: str, groups: Iterable[Group]) -> Chart:
    words = _("%(received)s (%(answered)s besvart)")
    rows = [
        ChartRow(
            group.name,
            group.answered,
            group.received - group.answered,
            words % {"received": group.received, "answered": group.answered},
        )
        for group in groups
    ]
    return Chart(title, rows, _("Besvart"), _("Ikke besvart"))
