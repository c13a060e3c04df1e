"""The parts of a report on a project, each gathered in a fixed number of queries, however much there is."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Sum
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nabodialog.involvement.models import Meeting, StatutoryStep
from nabodialog.involvement.models.meeting import Attendance
from nabodialog.involvement.reading import read
from nabodialog.involvement.scope import Scope
from nabodialog.projects.mandating import Gap, gaps_in
from nabodialog.projects.models import ChecklistItem, Element, ItemState, Milestone, Project
from nabodialog.projects.progress import Work

from .documents import Cell, Part, Table, paragraphs

Row = tuple[Cell, ...]


def table(heading: str, head: Iterable[str], rows: Iterable[Row], nothing: str) -> Part:
    return Part(heading, table=Table(tuple(head), tuple(rows), nothing))


def work_part(works: Iterable[Work]) -> Part:
    head = [
        _("Element"),
        _("Fase"),
        _("Hvor det står"),
        _("Punkter gjort"),
        _("Av"),
        _("Over fristen"),
        _("Ansvarlig"),
    ]
    return table(_("Arbeidet"), head, map(work_row, works), _("Ingen elementer er i bruk."))


def work_row(work: Work) -> Row:
    element, progress = work.element, work.progress
    return (
        element.name,
        str(element.get_phase_display()),
        str(work.state.label),
        progress.done,
        progress.relevant,
        progress.overdue,
        str(element.owner or _("Ingen ennå")),
    )


def dates_part(project: Project, today: date) -> Part:
    head = [_("Hva"), _("Planlagt"), _("Varer til"), _("Hvordan det gikk"), _("Skjedde"), _("For hvem"), _("Ansvarlig")]
    dates = project.milestones.select_related("owner")
    return table(_("Datoer"), head, (date_row(each, today) for each in dates), _("Ingen datoer ennå."))


def date_row(milestone: Milestone, today: date) -> Row:
    return (
        milestone.title,
        milestone.planned_on,
        milestone.planned_until,
        how_it_went(milestone, today),
        milestone.happened_on,
        str(milestone.get_audience_display()),
        str(milestone.owner or _("Ingen ennå")),
    )


def how_it_went(milestone: Milestone, today: date) -> str:
    if milestone.dropped_on:
        return _("Ble ikke noe av")
    if milestone.happened_on:
        return _("Har skjedd")
    return _("Dagen har passert") if milestone.is_overdue(today) else _("Kommer")


def changes_part(project: Project) -> Part:
    head = [_("Sagt fra"), _("Hva"), _("Endring"), _("Fra"), _("Til"), _("Hvorfor"), _("Ventetiden brukes til")]
    rows = (
        (
            localtime(each.at).date(),
            each.label,
            str(each.get_kind_display()),
            each.old_date,
            each.new_date,
            each.explanation,
            each.waiting_time,
        )
        for each in project.changes.all()
    )
    return table(
        _("Endringer og forsinkelser"), head, rows, _("Ingen planer er endret etter at naboene fikk vite dem.")
    )


def influence_part(project: Project) -> Part:
    head = [_("Hva det gjelder"), _("Kan naboene påvirke det?"), _("Hvorfor"), _("Hvem bestemmer"), _("Innen")]
    rows = (
        (each.subject, str(each.get_influence_display()), each.reason, each.decided_by, each.until)
        for each in project.influence_items.all()
    )
    return table(_("Det naboene kan påvirke"), head, rows, _("Ikke skrevet ennå."))


def meetings_part(project: Project) -> Part:
    head = [_("Møte"), _("Hva slags"), _("Dag"), _("Hvordan det gikk"), _("For hvem"), _("Hvor mange kom")]
    attendance = Attendance.objects.filter(meeting__milestone__project=project)
    came: dict[int, int] = dict(attendance.order_by().values_list("meeting").annotate(Sum("number")))
    rows = (
        (
            each.milestone.title,
            str(each.get_kind_display()),
            each.milestone.planned_on,
            how_the_meeting_went(each),
            str(each.milestone.get_audience_display()),
            came.get(each.pk),
        )
        for each in Meeting.objects.in_project(project).select_related("milestone")
    )
    return table(_("Møter"), head, rows, _("Ingen møter ennå."))


def how_the_meeting_went(meeting: Meeting) -> str:
    if meeting.is_cancelled:
        return _("Avlyst")
    return _("Holdt") if meeting.is_held else _("Kommer")


def statutory_part(project: Project) -> Part:
    head = [_("Steg"), _("Hvor det står"), _("Dag"), _("Av hvem"), _("Frist"), _("Hva slags frist"), _("Sak")]
    rows = map(step_row, project.statutory_steps.by_day())
    return table(_("Lovpålagte steg"), head, rows, _("Ingen. Det er vanlig i slike prosjekter."))


def step_row(step: StatutoryStep) -> Row:
    deadline = step.deadline
    kind = deadline.kind_name if deadline else _("Satt av dere") if step.own_deadline else ""
    taken = _("Gjort") if step.is_taken else _("Planlagt")
    return (str(step), taken, step.day, step.sent_by, step.ends_on, kind, step.reference)


def departures_part(project: Project) -> Part:
    head = [_("Overskrift"), _("Slik gjør prosjektet det"), _("Slik gjør kommunen det"), _("Hvorfor")]
    rows = (
        (str(entry.heading.name), entry.own.text, entry.followed.text, entry.own.reason)
        for entry in read(Scope.of(project))
        if entry.own and entry.followed
    )
    return table(_("Annerledes enn kommunens strategi"), head, rows, _("Prosjektet følger kommunens strategi."))


def gaps_part(project: Project) -> Part:
    gaps = [gap_in_words(gap) for gap in gaps_in(project.mandates.all())]
    return Part(
        _("Roller og mandater som mangler"),
        paragraphs=tuple(gaps) or (_("Ingen. Alt som kan gjøres på vegne av prosjektet, har noen ansvaret for."),),
    )


def gap_in_words(gap: Gap) -> str:
    if gap.is_held:
        return _("Ingen er stedfortreder for den som kan %(power)s.") % {"power": gap.power.label}
    return _("Ingen person har mandat til å %(power)s.") % {"power": gap.power.label}


def choices_part(elements: Iterable[Element]) -> Part:
    """What the project leaves out of the method, and why; also single lines."""
    head = [_("Utelatt"), _("Hører til"), _("Hvorfor")]
    return table(_("Valg: dette er utelatt"), head, choices_in(elements), _("Ingenting i metoden er utelatt."))


def choices_in(elements: Iterable[Element]) -> list[Row]:
    rows: list[Row] = []
    for element in elements:
        if element.is_left_out:
            rows.append((element.name, _("Hele elementet"), element.skip.reason))
            continue
        rows += [
            (item.text, element.name, item.reason)
            for item in element.items.all()
            if item.state == ItemState.NOT_RELEVANT
        ]
        rows += [(row.purpose, element.name, row.skip_reason) for row in element.rows.all() if row.skip_reason]
    return rows


def note_of(thing: Element | ChecklistItem | StatutoryStep) -> Part:
    place = _("Punkt i «%(element)s»") % {"element": thing.element.name} if isinstance(thing, ChecklistItem) else ""
    return Part(str(thing), 2, paragraphs(thing.notes), place)
