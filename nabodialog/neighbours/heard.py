"""What we heard and what we do: by theme, with what came of it, and how many spoke. Nobody's own words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nabodialog.lib.answers import for_anyone
from nabodialog.listening.public import HEARD, PublicHeard

from .former_addresses import also_at_former_addresses
from .published import Published, published_beside
from .words import FATES


@for_anyone
@also_at_former_addresses
def heard(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    published, content, went_out = published_beside(municipality, slug, HEARD, PublicHeard)
    return render(request, "neighbours/heard.html", heard_context(published, content) | went_out)


def heard_context(published: Published, content: PublicHeard) -> dict[str, Any]:
    """The same for neighbours and for the preview."""
    return {
        "municipality": published.municipality,
        "project": published,
        "content": published.content,
        "heard": content,
        "themes": [(theme, FATES[theme.fate]) for theme in content.themes],
    }
