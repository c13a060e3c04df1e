"""What we heard and what we do: by theme, with what came of it, and how many spoke. Nobody's own words."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from nabodialog.lib.answers import for_anyone
from nabodialog.listening.heard_publishing import THE_ONE
from nabodialog.listening.public import HEARD, PublicHeard
from nabodialog.projects.models import Supplement

from .former_addresses import also_at_former_addresses
from .published import Published, published_project
from .words import FATES


@for_anyone
@also_at_former_addresses
def heard(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    published = published_project(municipality, slug)
    copies = Supplement.objects.public().filter(room=HEARD, key=THE_ONE)
    found = copies.filter(project__municipality__slug=municipality, project__slug=slug).first()
    if found is None:
        raise Http404
    context = heard_context(published, PublicHeard.model_validate(found.content)) | {"at": found.at}
    return render(request, "neighbours/heard.html", context)


def heard_context(published: Published, content: PublicHeard) -> dict[str, Any]:
    """The same for neighbours and for the preview."""
    return {
        "municipality": published.municipality,
        "project": published,
        "content": published.content,
        "heard": content,
        "themes": [(theme, FATES[theme.fate]) for theme in content.themes],
    }
