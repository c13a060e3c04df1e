"""A letter on paper: for its writer to see, for a printer, on labels, and in Word."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from nabodialog.involvement.models import AddressLine, Letter, PrintRun
from nabodialog.projects.models import Project

from .sending import contact_of, page_of, sender_of
from .sheets import Contact, Labels, LetterSheet, Paragraph, Sender

Envelopes = Iterable[tuple[str, ...]]
POINT = "- "


def preview(letter: Letter, today: date) -> LetterSheet:
    """As it would be, to an address that does not exist."""
    with override(letter.project.language):
        envelope = AddressLine(street=_("Gateveien"), number=1, postcode="0000", place=_("Sted")).envelope
        draft = "" if letter.approval else _("Utkast, ikke godkjent")
        return replace(letter_sheet(letter.project, (letter.title, letter.text), (envelope,), today), draft=draft)


def run_sheet(run: PrintRun, envelopes: Envelopes, day: date) -> LetterSheet:
    """As it was approved when the run was made, whatever is written since."""
    return letter_sheet(run.letter.project, (run.title, run.text), envelopes, day)


def letter_sheet(project: Project, words: tuple[str, str], envelopes: Envelopes, day: date) -> LetterSheet:
    """In the language that is active: callers activate the project's."""
    (title, text), sender = words, sender_of(project)
    return LetterSheet(
        language=project.language,
        title=title,
        sender=sender,
        page_of=page_of(),
        envelopes=tuple(envelopes),
        return_to=return_to(project, sender),
        dated=date_format(day),
        draft="",
        paragraphs=tuple(paragraphs(text)),
        act=_("Les mer og si din mening"),
        contact=contact_of(project),
    )


def return_to(project: Project, sender: Sender) -> str:
    """Where the post office brings a letter that reached nobody."""
    contact = project.shown_contact_point
    place = ", ".join(line for line in (contact.address if contact else "").splitlines() if line)
    return _("Avsender: %(sender)s") % {"sender": ", ".join(part for part in (sender.name, place) if part)}


def paragraphs(text: str) -> Iterator[Paragraph]:
    """A blank line begins a paragraph; lines that begin with «-» are points."""
    lines = [line.strip() for line in text.strip().splitlines()]
    for is_blank, block in groupby(lines, key=lambda line: not line):
        if not is_blank:
            for is_list, some in groupby(block, key=lambda line: line.startswith(POINT)):
                yield Paragraph(tuple(line.removeprefix(POINT) for line in some), is_list)


def labels_sheet(run: PrintRun, envelopes: Envelopes) -> Labels:
    project = run.letter.project
    return Labels(
        language=project.language,
        title=_("Adresselapper: %(title)s") % {"title": run.title},
        sender=sender_of(project),
        page_of=page_of(),
        envelopes=tuple(envelopes),
    )


def contact_lines(contact: Contact) -> list[str]:
    return [contact.name, *(f"{name}: {value}" for name, value in contact.facts)]
