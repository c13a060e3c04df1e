"""What we heard and what we do: by theme, with what came of it, and how many spoke. Nobody's own words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nabodialog.lib.answers import for_anyone
from nabodialog.listening.public import HEARD, PublicHeard
from nabodialog.projects.former_addresses import also_at_former_addresses
from nabodialog.ui.chart import Chart, ChartRow

from .published import Published, published_beside
from .words import FATES, WAITS

Line = tuple[str, int | None]


@dataclass(frozen=True)
class Counted:
    """One table, and the same as a chart. A number that is not shown is None; `language` is that of the names."""

    key: str
    title: str
    head: str
    lines: tuple[Line, ...]
    language: str = ""

    @property
    def chart(self) -> Chart:
        hidden = _("færre enn 5, eller skjult")
        rows = [
            ChartRow(name, number or 0, 0, hidden if number is None else str(number)) for name, number in self.lines
        ]
        return Chart(self.title, rows)


@for_anyone
@also_at_former_addresses
def heard(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    published, content, went_out = published_beside(municipality, slug, HEARD, PublicHeard)
    return render(request, "neighbours/heard.html", heard_context(published, content) | went_out)


def heard_context(published: Published, content: PublicHeard) -> dict[str, Any]:
    """The same for neighbours and for the preview."""
    return {
        "municipality": published.municipality,
        "project": published,
        "content": published.content,
        "heard": content,
        "themes": [(theme, FATES[theme.fate]) for theme in content.themes],
        "tables": list(tables_of(content, published.content.language)),
    }


def tables_of(heard: PublicHeard, language: str) -> Iterator[Counted]:
    """Those in which there is something to be seen."""
    themes = counted((theme.name, theme.said) for theme in heard.themes)
    months = counted((date_format(each.month, "F Y"), each.said) for each in heard.months)
    waits = counted((str(WAITS[each.wait]), each.answered) for each in heard.waits)
    if themes:
        yield Counted("temaer", _("Hvor mange som har tatt opp hvert tema"), _("Tema"), themes, language)
    if months:
        yield Counted("maneder", _("Hvor mange henvendelser som kom hver måned"), _("Måned"), months)
    if waits:
        yield Counted("ventetid", _("Hvor lenge naboene ventet på svar"), _("Ventetid"), waits)


def counted(lines: Iterable[Line]) -> tuple[Line, ...]:
    found = tuple(lines)
    return found if any(number is not None for _name, number in found) else ()
