"""«Hva vi har hørt – hva vi gjør» on paper: the copy that neighbours read, and never what has been written since."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from nabodialog.listening.public import PublicHeard, PublicTheme
from nabodialog.projects.models import Project
from nabodialog.projects.public import PublicProject

from .documents import Document, Part, facts, paragraphs
from .project_parts import table
from .sending import page_of
from .strategies import municipal_sender


def heard_document(project: Project, content: PublicProject, heard: PublicHeard, at: datetime) -> Document:
    """In the language that the project is written in."""
    with override(content.language):
        return Document(
            language=content.language,
            title=_("Hva vi har hørt, og hva vi gjør"),
            sender=municipal_sender(project.municipality),
            page_of=page_of(),
            subtitle=content.name,
            facts=about(project, heard, localdate(at)),
            parts=(
                Part(_("Om dette"), paragraphs=what_this_is()),
                *(part for theme in heard.themes for part in parts_of(theme)),
                *tables_of(heard),
            ),
            made=_("Publisert %(day)s.") % {"day": date_format(localdate(at))},
        )


def what_this_is() -> tuple[str, ...]:
    return (
        _("Her står det naboene har tatt opp, hva vi svarer, og hva det ble til."),
        _("Vi gjengir aldri det noen har skrevet. Alle som har skrevet til oss, får sitt eget svar i tillegg."),
        _("Tall under fem er skjult. Det er av og til et større tall også, så ingen kan regne seg fram til de få."),
    )


def about(project: Project, heard: PublicHeard, day: date) -> tuple[tuple[str, str], ...]:
    page = reverse("neighbours:heard", args=[project.municipality.slug, project.slug])
    return facts(
        [
            (_("Publisert"), date_format(day)),
            (_("På nettet"), f"{settings.SITE_URL}{page}"),
            (_("Henvendelser"), heard.said),
            (_("Besvart"), heard.said and (heard.answered or _("færre enn 5"))),
            (_("Vanlig svartid"), "" if heard.days is None else in_days(heard.days)),
        ]
    )


def in_days(days: int) -> str:
    return ngettext("%(days)s dag", "%(days)s dager", days) % {"days": days} if days else _("samme dag")


def parts_of(theme: PublicTheme) -> Iterator[Part]:
    became = _("Hva det ble til: %(fate)s.") % {"fate": theme.fate.label.lower()}
    spoke = _("%(said)s har tatt det opp.") % {"said": theme.said} if theme.said else ""
    yield Part(theme.name, note=f"{became} {spoke}".strip())
    yield Part(_("Dette har vi hørt"), 2, paragraphs(theme.summary))
    yield Part(_("Dette svarer vi, og dette gjør vi"), 2, paragraphs(theme.answer))


def tables_of(heard: PublicHeard) -> Iterator[Part]:
    """Those in which there is something to be seen."""
    themes = ((theme.name, theme.said) for theme in heard.themes)
    months = ((date_format(each.month, "F Y"), each.said) for each in heard.months)
    waits = ((str(each.wait.label), each.answered) for each in heard.waits)
    yield from numbers(_("Hvor mange som har tatt opp hvert tema"), _("Tema"), themes)
    yield from numbers(_("Hvor mange henvendelser som kom hver måned"), _("Måned"), months)
    yield from numbers(_("Hvor lenge naboene ventet på svar"), _("Ventetid"), waits)


def numbers(heading: str, name: str, lines: Iterable[tuple[str, int | None]]) -> Iterator[Part]:
    found = list(lines)
    if any(number is not None for _name, number in found):
        rows = ((name, _("færre enn 5, eller skjult") if number is None else number) for name, number in found)
        yield table(heading, [name, _("Antall")], rows, "")
