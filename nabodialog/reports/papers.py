"""Every sheet of a project that can be had as PDF, by its name in the address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from nabodialog.projects.models import Milestone, Project
from nabodialog.projects.public import PublicProject, public_content
from nabodialog.projects.standing import coming, standing

from . import for_neighbours, for_the_team
from .sheets import Sheet
from .typesetting import typeset

MOST_POSTERS = 10


@dataclass(frozen=True)
class PublicPaper:
    """Says what neighbours can read already; there is none of it until the project is published."""

    name: str
    template: str
    title: str | Promise
    about: str | Promise
    gather: Callable[[Project, PublicProject, date], Sheet]

    def made(self, project: Project, today: date) -> bytes | None:
        content = public_content(project)
        if content is None:
            return None
        with override(content.language):
            return typeset(self.template, self.gather(project, content, today))


PUBLIC_PAPERS: Sequence[PublicPaper] = (
    PublicPaper(
        "kontaktkort",
        "contact_card",
        _("Kontaktkort"),
        _("Hvem naboene ringer når, med nødnumrene øverst. Ett kort i A6, til kjøleskapet."),
        for_neighbours.contact_card,
    ),
    PublicPaper(
        "plakat",
        "poster",
        _("Plakat"),
        _("Til oppslagstavla i oppgangen og på butikken, med QR-kode til prosjektsida. A4, kan skrives ut i A3."),
        for_neighbours.poster,
    ),
    PublicPaper(
        "tidslinje",
        "wall",
        _("Tidslinje for naboene"),
        _("Gjort, gjør nå og planlegger på ett ark i A3, til åpne møter."),
        for_neighbours.wall,
    ),
)


def poster_of(project: Project, milestone: Milestone) -> bytes | None:
    """For a date that neighbours can read of and that is still to be; None for every other."""
    content = public_content(project)
    waiting = [each for each in standing(content) if not each.happened_on] if content else []
    shown = next((each for each in waiting if each.uid == milestone.uid), None)
    if content is None or shown is None:
        return None
    with override(content.language):
        return typeset("poster", for_neighbours.date_poster(project, content, shown))


def dates_with_posters(project: Project, today: date) -> QuerySet[Milestone]:
    content = public_content(project)
    ahead = coming(content, today)[:MOST_POSTERS] if content else []
    return project.milestones.filter(uid__in=[each.uid for each in ahead])


@dataclass(frozen=True)
class TeamPaper:
    """For the project's own wall and workshops; says what the project is as it stands, published or not."""

    name: str
    template: str
    title: str | Promise
    about: str | Promise
    gather: Callable[[Project, date], Sheet]

    def made(self, project: Project, today: date) -> bytes:
        with override(project.language):
            return typeset(self.template, self.gather(project, today))


TEAM_PAPERS: Sequence[TeamPaper] = (
    TeamPaper(
        "veiledning",
        "guide",
        _("Veiledning til oppstartsverksted"),
        _("To timer, steg for steg, for den som leder: hva dere gjør, hva dere spør om, og hvor lenge."),
        for_the_team.guide,
    ),
    TeamPaper(
        "veggen",
        "team_wall",
        _("Tidslinje til veggen"),
        _("Elementene slik dere har tilpasset dem, i tre faser på ett ark i A3, med plass til å skrive."),
        for_the_team.team_wall,
    ),
    TeamPaper(
        "elementkort",
        "cards",
        _("Elementkort"),
        _("Ett kort for hvert element: hva dere vil, sammen med hvem, og hvordan. To på hvert ark, til å klippe ut."),
        for_the_team.element_cards,
    ),
    TeamPaper(
        "sjekklistekort",
        "cards",
        _("Sjekklistekort"),
        _("Sjekklistene, ett kort for hvert element, til å krysse av på veggen."),
        for_the_team.checklist_cards,
    ),
)


def paper_named(name: str) -> PublicPaper | TeamPaper | None:
    papers: list[PublicPaper | TeamPaper] = [*PUBLIC_PAPERS, *TEAM_PAPERS]
    return next((paper for paper in papers if paper.name == name), None)
