"""Every sheet of a project that can be had as PDF, by its name in the address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from nabodialog.projects.models import Project
from nabodialog.projects.public import PublicProject, public_content

from . import for_neighbours, for_the_team
from .sheets import Sheet
from .typesetting import typeset


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
    return next((paper for paper in (*PUBLIC_PAPERS, *TEAM_PAPERS) if paper.name == name), None)
