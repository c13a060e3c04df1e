"""Where a project stands, for leaders and politicians; and the assessments and choices behind a political case."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from nabodialog.history.models import Event
from nabodialog.involvement.models import StatutoryStep
from nabodialog.projects.models import ChecklistItem, Element, Project, WorkState
from nabodialog.projects.progress import Work, work_on

from . import project_parts as parts
from .documents import Document, Part, facts, paragraphs
from .sending import page_of
from .strategies import made_from, municipal_sender


@dataclass(frozen=True)
class Note:
    """Something a colleague wrote, which may be taken into a decision basis. `key` is what a page knows it by."""

    key: str
    thing: Element | ChecklistItem | StatutoryStep

    @property
    def place(self) -> str:
        return self.thing.element.name if isinstance(self.thing, ChecklistItem) else ""


def status_report(project: Project, now: datetime) -> Document:
    today = localdate(now)
    with override(project.language):
        elements = list(project.elements.with_work())
        works = by_state(work_on(elements, today))
        return Document(
            language=project.language,
            title=_("Status for prosjektet"),
            sender=municipal_sender(project.municipality),
            page_of=page_of(),
            subtitle=project.name,
            facts=(*about(project, now), *in_figures(project, elements, works, now)),
            parts=(
                parts.work_part(works),
                parts.dates_part(project, today),
                parts.changes_part(project),
                parts.meetings_part(project),
                parts.influence_part(project),
                parts.statutory_part(project),
                parts.departures_part(project),
                parts.gaps_part(project),
            ),
            made=made_internally(now),
        )


def decision_basis(project: Project, chosen: Collection[str], now: datetime) -> Document:
    """`chosen` are the keys of the notes that are taken in."""
    with override(project.language):
        elements = list(project.elements.with_work().prefetch_related("rows"))
        noted = [note for note in notes_in(project, elements) if note.key in chosen]
        return Document(
            language=project.language,
            title=_("Beslutningsgrunnlag"),
            sender=municipal_sender(project.municipality),
            page_of=page_of(),
            subtitle=project.name,
            facts=about(project, now),
            parts=(
                Part(_("Saken"), 1, paragraphs(project.introduction), missing=missing(project.introduction)),
                Part(_("Vurderinger"), missing="" if noted else _("Ingen notater er valgt.")),
                *(parts.note_of(note.thing) for note in noted),
                parts.choices_part(elements),
                parts.influence_part(project),
                parts.statutory_part(project),
                parts.changes_part(project),
                parts.departures_part(project),
            ),
            made=made_internally(now),
        )


def notes_in(project: Project, elements: Iterable[Element]) -> Iterator[Note]:
    for element in elements:
        if element.notes:
            yield Note(f"element-{element.pk}", element)
        for item in element.items.all():
            if item.notes:
                item.element = element
                yield Note(f"punkt-{item.pk}", item)
    for step in project.statutory_steps.by_day():
        if step.notes:
            yield Note(f"steg-{step.pk}", step)


def by_state(works: Iterable[Work]) -> list[Work]:
    """What goes on now first, then what is planned, then what is done."""
    order = [WorkState.NOW, WorkState.PLANNED, WorkState.DONE]
    return sorted(works, key=lambda work: order.index(work.state))


def about(project: Project, now: datetime) -> tuple[tuple[str, str], ...]:
    last = Event.objects.within(project).deeds().first()
    version = _("%(number)s, etter siste endring %(day)s")
    return facts(
        [
            (_("Dato"), date_format(localdate(now))),
            (_("Versjon"), version % {"number": last.pk, "day": date_format(localdate(last.at))} if last else ""),
            (_("Fase"), project.get_phase_display()),
            (_("Ansvarlig"), project.owner),
            (_("Stedfortreder"), project.deputy),
            (_("Prosjektsiden"), _("Publisert") if project.is_published else _("Ikke publisert")),
        ]
    )


def in_figures(
    project: Project, elements: Iterable[Element], works: Iterable[Work], now: datetime
) -> tuple[tuple[str, str], ...]:
    works, left_out = list(works), sum(element.is_left_out for element in elements)
    counts = {state.name.lower(): sum(work.state == state for work in works) for state in WorkState}
    work = _("%(done)s gjort, %(now)s pågår, %(planned)s planlagt, %(left_out)s utelatt")
    lines = _("%(done)s av %(all)s gjort, %(overdue)s over fristen")
    figures = {
        "done": sum(each.progress.done for each in works),
        "all": sum(each.progress.relevant for each in works),
        "overdue": sum(each.progress.overdue for each in works),
    }
    coming = project.milestones.coming(localdate(now)).first()
    next_date = f"{coming.title}, {date_format(coming.planned_on)}" if coming else _("Ingen dato framover")
    return (
        (_("Elementene"), work % (counts | {"left_out": left_out})),
        (_("Punktene på sjekklistene"), lines % figures),
        (_("Det neste som skjer"), next_date),
    )


def missing(text: str) -> str:
    return "" if text else _("Ikke skrevet ennå")


def made_internally(now: datetime) -> str:
    return " ".join([made_from(now), _("Internt, ikke for publisering.")])
