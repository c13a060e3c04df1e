"""What we have of somebody, as a document and as data."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nabodialog.people.models import Municipality
from nabodialog.reports.documents import Document, Part
from nabodialog.reports.sending import page_of
from nabodialog.reports.sheets import Sender
from nabodialog.reports.strategies import made_from, municipal_sender

from .gathering import Fact, Section

NOBODYS = Sender("nabodialog", "#1b5e5a", ())


def document_of(sections: Sequence[Section], place: Municipality | None, about: str, now: datetime) -> Document:
    nothing = Part(_("Ingenting"), paragraphs=(_("Vi har ikke funnet noe om deg i denne tjenesten."),))
    return Document(
        language=get_language() or "nb",
        title=_("Det vi har lagret om deg"),
        sender=municipal_sender(place) if place else NOBODYS,
        page_of=page_of(),
        subtitle=about,
        facts=(),
        parts=tuple(part for section in sections for part in parts_of(section)) or (nothing,),
        made=made_from(now),
    )


def parts_of(section: Section) -> list[Part]:
    rows = tuple("\n".join(map(line_of, row)) for row, _page in section.rows)
    kind, words = section.kind, {"kept": section.kept, "remains": section.kind.remains}
    kept = _("Hvor lenge: %(kept)s. Det som blir igjen: %(remains)s") % words
    return [Part(section.title, paragraphs=rows, note=f"{kind.name}. {kept} {kind.source}")]


def line_of(fact: Fact) -> str:
    return ": ".join(part for part in fact if part)


def data_of(sections: Sequence[Section], now: datetime) -> dict[str, Any]:
    return {
        "made_at": now.isoformat(),
        "sections": [
            {
                "title": section.title,
                "kind": section.kind.id,
                "kept": section.kept,
                "rows": [dict(row) for row, _page in section.rows],
            }
            for section in sections
        ],
    }
