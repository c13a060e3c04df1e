"""How a project or a municipality listens, as tables: the same numbers as on the page, and all the months of them."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nabodialog.involvement.scope import Scope
from nabodialog.listening.figures import Group, Times
from nabodialog.listening.numbers import Numbers, numbers_of
from nabodialog.listening.periods import Period

from .documents import Cell, Document, Part, Table
from .project_parts import table
from .project_reports import made_internally
from .sending import page_of
from .strategies import municipal_sender


def listening_numbers(scope: Scope, period: Period, now: datetime) -> Document:
    """In the language of whoever asks: nothing in it is written by a person but names."""
    numbers = numbers_of(scope, period, localdate(now))
    return Document(
        language=get_language() or "nb",
        title=_("Henvendelser i tall"),
        sender=municipal_sender(scope.municipality),
        page_of=page_of(),
        subtitle=str(scope.place),
        facts=((_("Gjelder"), str(scope.place)), (_("Periode"), str(period.label))),
        parts=(
            main_part(numbers),
            group_part(_("Hver måned"), _("Måned"), numbers.months),
            group_part(_("Temaene"), _("Tema"), numbers.themes),
            themes_part(numbers),
            group_part(_("Hvor det kom"), _("Kanal"), numbers.channels),
            group_part(_("Hva det var"), _("Slag"), numbers.kinds),
            *([] if scope.project else [group_part(_("Prosjektene"), _("Prosjekt"), numbers.projects)]),
            counts_part(_("Hva det ble til"), numbers.outcomes),
            counts_part(_("Avsluttet uten svar"), numbers.closings),
            counts_part(
                _("Ble det løst?"), (*numbers.verdicts.counts, (_("Har ikke sagt noe"), numbers.verdicts.never_said))
            ),
        ),
        made=made_internally(now),
    )


def main_part(numbers: Numbers) -> Part:
    total, in_time = numbers.total, numbers.in_time
    rows: list[tuple[Cell, ...]] = [
        (_("Kom inn"), total.received),
        (_("Besvart"), total.answered),
        (_("Avsluttet uten svar"), total.closed),
        (_("Åpne"), total.open),
        (_("Over fristen"), total.overdue),
        *in_working_days(_("Første ord fra oss"), numbers.first_word),
        *in_working_days(_("Svaret"), total.answer),
        (_("Svar innen dagen vi lovet"), in_time.number),
        (_("Svar som har hatt frist"), in_time.due),
        (_("Svar innen dagen vi lovet, prosent"), in_time.percent),
        (_("Henvendelser som ble åpnet igjen"), numbers.reopened),
        (_("Ganger noe ble åpnet igjen"), numbers.reopenings),
        (_("Ja til at det var fare akkurat nå"), numbers.emergencies),
    ]
    return table(_("Hovedtall"), [_("Hva"), _("Antall")], rows, "")


def in_working_days(what: str, times: Times) -> list[tuple[Cell, ...]]:
    return [
        (_("%(what)s: halvparten innen så mange virkedager") % {"what": what}, times.half),
        (_("%(what)s: ni av ti innen så mange virkedager") % {"what": what}, times.most),
    ]


def group_part(heading: str, name: str, groups: Iterable[Group]) -> Part:
    head = [
        name,
        _("Kom inn"),
        _("Besvart"),
        _("Uten svar"),
        _("Åpne"),
        _("Over fristen"),
        _("Halvparten, virkedager"),
        _("Ni av ti, virkedager"),
    ]
    return table(heading, head, map(group_row, groups), _("Ingen henvendelser i perioden."))


def group_row(group: Group) -> tuple[Cell, ...]:
    counts = (group.received, group.answered, group.closed, group.open, group.overdue)
    return (group.name, *counts, group.answer.half, group.answer.most)


def themes_part(numbers: Numbers) -> Part:
    """As wide as there are months."""
    months = [group.name for group in numbers.months]
    rows: list[tuple[Cell, ...]] = [(name, *counts) for name, counts in numbers.themes_by_month]
    head = (_("Tema"), *months)
    return Part(_("Temaene over tid"), table=Table(head, tuple(rows), _("Ingen henvendelser i perioden.")))


def counts_part(heading: str, counts: Iterable[tuple[str, int]]) -> Part:
    return table(heading, [_("Hva"), _("Antall")], counts, "")
