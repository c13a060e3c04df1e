"""Every sheet of a project that can be had as PDF, by its name in the address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from nabodialog.projects.models import Project
from nabodialog.projects.public import PublicProject, public_content

from . import for_neighbours
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


def paper_named(name: str) -> PublicPaper | None:
    return next((paper for paper in PUBLIC_PAPERS if paper.name == name), None)
