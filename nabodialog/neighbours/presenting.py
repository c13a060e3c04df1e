"""What the project page holds: the same for neighbours and for the staff's preview, so that the two cannot differ."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from nabodialog.projects.models import WorkState
from nabodialog.projects.public import PublicChange, PublicInfluence, PublicNews, PublicProject
from nabodialog.projects.standing import bands, coming, long_date, when

from .contacting import contact_context
from .published import Published
from .words import CHANGES, INFLUENCES, KINDS


def project_context(published: Published, now: datetime, pages: Mapping[UUID, str] | None = None) -> dict[str, Any]:
    """`pages` are the addresses of those dates that can be read more of."""
    content, today = published.content, now.date()
    ahead = coming(content, today)
    return {
        "municipality": published.municipality,
        "project": published,
        "content": content,
        "kind": KINDS[content.kind],
        "bands": bands(content, today),
        "under_way": sum(element.state == WorkState.NOW for element in content.elements),
        "next_date": ahead[0] if ahead else None,
        "next_when": when(ahead[0]) if ahead else "",
        "coming": [(milestone, when(milestone), (pages or {}).get(milestone.uid, "")) for milestone in ahead],
        "influence": by_influence(content.influence),
        "former_influence": [(former.until, by_influence(former.items)) for former in content.former_influence],
        "news": news(content),
        **contact_context(published.municipality, published.chosen_contact, now),
    }


def by_influence(items: Sequence[PublicInfluence]) -> list[dict[str, Any]]:
    """What neighbours can influence the most first; a degree with nothing in it is left out."""
    groups = (
        (degree, words, [item for item in items if item.influence == degree]) for degree, words in INFLUENCES.items()
    )
    return [{"degree": degree, "words": words, "items": found} for degree, words, found in groups if found]


def news(content: PublicProject) -> list[dict[str, Any]]:
    """Changes and what was told at publications, newest first."""
    told: list[PublicChange | PublicNews] = [*content.changes, *content.news]
    return [as_news(entry) for entry in sorted(told, key=lambda entry: entry.at, reverse=True)]


def as_news(entry: PublicChange | PublicNews) -> dict[str, Any]:
    if isinstance(entry, PublicNews):
        return {"at": entry.at, "text": entry.text}
    return {
        "at": entry.at,
        "change": entry,
        "kind": CHANGES[entry.kind],
        "old": long_date(entry.old_date) if entry.old_date else "",
        "new": long_date(entry.new_date) if entry.new_date else "",
    }
