"""The method at a glance: elements, and the parts of them that stand by themselves, as bars over the phases."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from nabodialog.ui.bars import Bar, BarRow, NamedAxis

from .content import Element, Method, PhaseId


def phase_axis(method: Method) -> NamedAxis:
    return NamedAxis([str(phase.name) for phase in method.phases])


def overview_rows(method: Method) -> list[BarRow]:
    return [row for element in method.elements for row in _rows(method, element)]


def _rows(method: Method, element: Element) -> Iterator[BarRow]:
    url = reverse("method:element", args=[element.id])
    yield BarRow(str(element.name), [_bar(method, element.spans)], url=url)
    for part in element.parts:
        belongs = _("Del av: %(element)s") % {"element": element.short_name}
        yield BarRow(str(part.name), [_bar(method, part.spans, f"{belongs}. ", tone="warning")])


def _bar(method: Method, spans: Sequence[PhaseId], words_first: str = "", tone: str = "success") -> Bar:
    order = [phase.id for phase in method.phases]
    first, last = order.index(spans[0]), order.index(spans[-1])
    names = [str(phase.name) for phase in method.phases[first : last + 1]]
    words = _("%(first)s og %(last)s") % {"first": names[0], "last": names[-1].lower()} if last > first else names[0]
    return phase_axis(method).bar(first, last, words_first + words, tone)
