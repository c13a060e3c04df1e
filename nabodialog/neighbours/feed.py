"""What is new in a project, as an Atom feed that any reader understands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from nabodialog.lib.answers import for_anyone
from nabodialog.projects.former_addresses import also_at_former_addresses
from nabodialog.projects.standing import when

from .meetings import PublishedMeeting, published_meetings
from .presenting import news
from .published import published_project


@dataclass(frozen=True)
class Told:
    """A meeting or its minutes. Each edition of its page is told once."""

    title: str
    text: str
    url: str
    at: datetime
    id: str


def told_of_meetings(municipality: str, slug: str) -> list[Told]:
    """The newest first. A meeting has one entry, and its minutes another, each updated when it is."""
    found = published_meetings(municipality, slug)
    told = [one for meeting in found for one in told_of(meeting)]
    return sorted(told, key=lambda one: one.at, reverse=True)


def told_of(found: PublishedMeeting) -> Iterator[Told]:
    page, name = settings.SITE_URL + found.path, found.milestone.title
    title = _("Møte: %(name)s") % {"name": name}
    yield Told(title, f"{when(found.milestone)}\n{found.meeting.about}", page, found.meeting_at, page)
    if found.minutes and found.minutes_at:
        title = _("Referat: %(name)s") % {"name": name}
        yield Told(title, found.minutes.summary, f"{page}#referat", found.minutes_at, f"{page}#referat")


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
    for told in told_of_meetings(municipality, slug):
        atom.add_item(told.title, told.url, told.text, unique_id=told.id, updateddate=told.at)
    for entry in news(published.content):
        change = entry.get("change")
        name = f"{entry['kind']}: {change.label}" if change else entry["text"][:100]
        text = render_to_string("neighbours/parts/feed_entry.html", entry)
        # The moment a thing was told never changes, so it makes an id that does not either.
        atom.add_item(name, page, text, unique_id=f"{page}#{entry['at']:%Y%m%dT%H%M%S}", updateddate=entry["at"])
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
