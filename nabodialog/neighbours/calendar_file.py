"""A project's dates as a calendar that Outlook, Google and Apple can follow (RFC 5545)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from icalendar import Calendar

from nabodialog.lib.answers import for_anyone
from nabodialog.projects.calendar_entries import empty_calendar, event_of
from nabodialog.projects.former_addresses import also_at_former_addresses

from .published import Published, published_project


@for_anyone
@also_at_former_addresses
def calendar(_request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    published = published_project(municipality, slug)
    response = HttpResponse(calendar_of(published).to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return response


def calendar_of(published: Published) -> Calendar:
    page = settings.SITE_URL + reverse("neighbours:project", args=[published.municipality.slug, published.slug])
    file = empty_calendar("PUBLISH")
    file.add("x-wr-calname", published.content.name)
    for milestone in published.content.milestones:
        file.add_component(event_of(milestone, page, published.at))
    return file
