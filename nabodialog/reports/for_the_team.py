"""Sheets for the team's own wall: the project as it has tailored it, to be cut out, hung up and moved."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nabodialog.method.content import Text
from nabodialog.method.workshop import WorkshopStep, workshop_guide
from nabodialog.projects.models import Element, Phase, Project
from nabodialog.projects.standing import month

from .sending import page_of, sender_of
from .sheets import Card, CardRow, Cards, Guide, GuidePart, GuideStep, Lane, TeamWall

ROOM_FOR_OWN = 2
# What half an A4 holds.
LETTERS_ON_A_CARD, LINES_ON_A_CARD = 1100, 6


def elements_of(project: Project) -> list[Element]:
    """Those in use, in their order, with all that stands on a card."""
    elements = list(project.elements.in_use().prefetch_related("rows", "items"))
    for element in elements:
        element.project = project
    return elements


def team_wall(project: Project, today: date) -> TeamWall:
    elements = elements_of(project)
    return TeamWall(
        language=project.language,
        title=project.name,
        sender=sender_of(project),
        page_of=page_of(),
        lead=_("Tidslinjen %(date)s. Flytt, legg til og ta bort: den er ikke en rett linje.")
        % {"date": date_format(today)},
        lanes=tuple(lane(phase, elements) for phase in Phase),
        own=_("Vårt eget"),
        who=_("Hvem"),
        when=_("Når"),
    )


def lane(phase: Phase, elements: Iterable[Element]) -> Lane:
    within = [element for element in elements if element.phase == phase]
    cards = tuple((element.name, planned(element)) for element in within)
    return Lane(str(phase.label), cards, ROOM_FOR_OWN)


def planned(element: Element) -> str:
    days = [month(day) for day in (element.planned_start, element.planned_end) if day]
    return " – ".join(dict.fromkeys(days))


def element_cards(project: Project, _today: date) -> Cards:
    return cards(project, _("Elementkort"), (card for each in elements_of(project) for card in of_element(each)))


def of_element(element: Element) -> Iterator[Card]:
    """As many cards as its rows need; one where it has none."""
    phase, some, letters = str(element.get_phase_display()), list[CardRow](), 0
    for row in (row for row in element.rows.all() if not row.is_left_out):
        told = CardRow(row.purpose, row.participants, row.methods)
        length = sum(map(len, (told.purpose, told.participants, told.methods)))
        if some and letters + length > LETTERS_ON_A_CARD:
            yield Card(phase, element.name, rows=tuple(some))
            some, letters = [], 0
        some, letters = [*some, told], letters + length
    yield Card(phase, element.name, rows=tuple(some))


def checklist_cards(project: Project, _today: date) -> Cards:
    return cards(project, _("Sjekklistekort"), checklists(elements_of(project)))


def checklists(elements: Iterable[Element]) -> Iterator[Card]:
    for element in elements:
        lines = [item.text for item in element.items.all() if not item.is_left_out]
        for start in range(0, len(lines), LINES_ON_A_CARD):
            some = tuple(lines[start : start + LINES_ON_A_CARD])
            yield Card(str(element.get_phase_display()), element.name, checks=some)


def cards(project: Project, title: str, made: Iterable[Card]) -> Cards:
    return Cards(
        language=project.language,
        title=f"{title}: {project.name}",
        sender=sender_of(project),
        page_of=page_of(),
        cards=tuple(made),
        purpose=_("Hva vi vil"),
        participants=_("Sammen med"),
        methods=_("Slik"),
        who=_("Hvem"),
        when=_("Når"),
    )


def guide(project: Project, _today: date) -> Guide:
    read, language = workshop_guide(), project.language

    def words(texts: Iterable[Text]) -> tuple[str, ...]:
        return tuple(text.in_language(language) for text in texts)

    return Guide(
        language=language,
        title=read.name.in_language(language),
        sender=sender_of(project),
        page_of=page_of(),
        project=project.name,
        lead=read.about.in_language(language),
        begin=(
            GuidePart(_("Hvem som bør være med"), (read.who.in_language(language),)),
            GuidePart(_("Gjør klart"), words(read.preparing)),
            GuidePart(_("Regler i rommet"), words(read.rules)),
        ),
        steps_title=_("To timer, steg for steg"),
        steps=tuple(timed(read.steps, language)),
        end=GuidePart(_("Etterpå"), words(read.afterwards)),
    )


def timed(steps: Iterable[WorkshopStep], language: str) -> Iterator[GuideStep]:
    """With the minute that each begins and ends."""
    start = 0
    for step in steps:
        end = start + step.minutes
        clock = _("%(start)s–%(end)s min") % {"start": start, "end": end}
        doing = tuple(text.in_language(language) for text in step.doing)
        yield GuideStep(clock, step.name.in_language(language), doing, step.ask.in_language(language))
        start = end
