"""What is new in a project, as an Atom feed that any reader understands."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from nabodialog.lib.answers import for_anyone

from .former_addresses import also_at_former_addresses
from .presenting import news
from .published import published_project


class ProjectFeed(Atom1Feed):
    """As new as what is published: without entries, Django's would be from this moment, and never the same twice."""

    def latest_post_date(self) -> datetime:
        at: datetime = self.feed["published_at"]
        return at


@for_anyone
@also_at_former_addresses
def feed(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    published = published_project(municipality, slug)
    page = settings.SITE_URL + reverse("neighbours:project", args=[municipality, slug])
    atom = ProjectFeed(
        title=_("Nytt om %(project)s") % {"project": published.content.name},
        link=page,
        description=published.content.introduction,
        language=published.content.language,
        author_name=published.municipality.name,
        feed_url=settings.SITE_URL + request.path,
        feed_guid=page,
        published_at=published.at,
    )
    for entry in news(published.content):
        change = entry.get("change")
        name = f"{entry['kind']}: {change.label}" if change else entry["text"][:100]
        text = render_to_string("neighbours/parts/feed_entry.html", entry)
        # The moment a thing was told never changes, so it makes an id that does not either.
        atom.add_item(name, page, text, unique_id=f"{page}#{entry['at']:%Y%m%dT%H%M%S}", updateddate=entry["at"])
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
