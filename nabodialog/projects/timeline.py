"""The project over time: elements and dates as bars along months, computed from what is already fetched.

Bars of what was planned lie behind bars of what was done; an element that was taken up again has several.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from nabodialog.ui.bars import BarRow, MonthAxis

from .models import Element, Milestone, Phase, WorkState

FARTHEST = timedelta(days=15 * 366)
TONES = {WorkState.DONE: "success", WorkState.NOW: "warning", WorkState.PLANNED: "neutral"}


@dataclass(frozen=True)
class Span:
    start: date
    end: date
    text: str
    state: WorkState


@dataclass(frozen=True)
class Group:
    """The elements of a phase, or the dates. `undated` are elements that nobody has planned or begun."""

    title: str | Promise
    rows: Sequence[BarRow]
    undated: Sequence[Element] = ()


@dataclass(frozen=True)
class Timeline:
    axis: MonthAxis
    groups: list[Group]


def timeline_of(elements: Sequence[Element], milestones: Sequence[Milestone], today: date) -> Timeline:
    of_elements = {element.pk: spans_of_element(element, today) for element in elements}
    of_milestones = {milestone.pk: spans_of_milestone(milestone) for milestone in milestones}
    spans = [span for spans in (*of_elements.values(), *of_milestones.values()) for span in spans]
    axis = MonthAxis.over([(today, today), *((near(span.start, today), near(span.end, today)) for span in spans)])
    groups = [phase_group(phase, elements, of_elements, axis) for phase in Phase]
    dates = [row_of(axis, of_milestones[each.pk], each, *standing_of(each, today)) for each in milestones]
    groups.append(Group(_("Datoer"), dates))
    return Timeline(axis, [group for group in groups if group.rows or group.undated])


def phase_group(phase: Phase, elements: Iterable[Element], spans: dict[int, list[Span]], axis: MonthAxis) -> Group:
    within = [element for element in elements if element.phase == phase]
    rows = [
        row_of(axis, spans[element.pk], element, str(element.state.label), TONES[element.state])
        for element in within
        if spans[element.pk]
    ]
    return Group(phase.label, rows, [element for element in within if not spans[element.pk]])


def row_of(axis: MonthAxis, spans: Iterable[Span], thing: Element | Milestone, status: str, tone: str) -> BarRow:
    bars = [axis.bar(span.start, span.end, span.text, TONES[span.state]) for span in spans]
    return BarRow(str(thing), bars, url=thing.get_absolute_url(), status=status, tone=tone)


def near(day: date, today: date) -> date:
    """A slip of the hand, such as the year 2206, must not stretch the months of everything else."""
    return min(max(day, today - FARTHEST), today + FARTHEST)


def spans_of_element(element: Element, today: date) -> list[Span]:
    spans = []
    start, end = element.planned_start or element.planned_end, element.planned_end or element.planned_start
    if start and end:
        spans.append(Span(start, end, _("Planlagt %(days)s") % {"days": days(start, end)}, WorkState.PLANNED))
    for period in element.periods.all():
        began, finished = period.started_on, period.finished_on
        if finished:
            text = _("Gjort %(days)s") % {"days": days(began, finished)}
            spans.append(Span(began, finished, text, WorkState.DONE))
        else:
            text = _("I gang siden %(day)s") % {"day": whole(began)}
            spans.append(Span(began, max(began, today), text, WorkState.NOW))
    return spans


def spans_of_milestone(milestone: Milestone) -> list[Span]:
    text = _("Planlagt %(days)s") % {"days": days(milestone.planned_on, milestone.ends_on)}
    if former := milestone.former_dates:
        text = _("%(planned)s, flyttet fra %(former)s") % {
            "planned": text,
            "former": ", ".join(whole(day) for day in former),
        }
    spans = [Span(milestone.planned_on, milestone.ends_on, text, WorkState.PLANNED)]
    if happened := milestone.happened_on:
        spans.append(Span(happened, happened, _("Skjedde %(day)s") % {"day": whole(happened)}, WorkState.DONE))
    return spans


def standing_of(milestone: Milestone, today: date) -> tuple[str, str]:
    if milestone.is_overdue(today):
        return _("Skjedde det?"), "danger"
    state = milestone.state(today)
    return str(state.label), TONES[state]


def days(start: date, end: date) -> str:
    return whole(start) if start == end else f"{whole(start)} – {whole(end)}"


def whole(day: date) -> str:
    """A date that no line breaks."""
    return date_format(day).replace(" ", "\N{NO-BREAK SPACE}")
