"""Meetings as neighbours see them: when and where from the project's page, the rest from each meeting's own copy."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from icalendar import Calendar

from nabodialog.involvement.public import MEETING, MINUTES, PublicMeeting, PublicMinutes
from nabodialog.lib.answers import for_anyone
from nabodialog.projects.calendar_entries import empty_calendar, event_of
from nabodialog.projects.former_addresses import also_at_former_addresses
from nabodialog.projects.models import ChangeKind, Supplement
from nabodialog.projects.models.publication import SupplementQuerySet
from nabodialog.projects.public import PublicMilestone
from nabodialog.projects.standing import long_date

from .presenting import project_context
from .published import Published, as_published
from .words import KNOWN, MEETING_KINDS


@dataclass(frozen=True)
class PublishedMeeting:
    """Each with the moment it was told."""

    published: Published
    milestone: PublicMilestone
    meeting: PublicMeeting
    minutes: PublicMinutes | None
    meeting_at: datetime
    minutes_at: datetime | None = None

    @property
    def updated_at(self) -> datetime:
        """When something of its page was last told."""
        return max(filter(None, [self.published.at, self.meeting_at, self.minutes_at]))

    @property
    def path(self) -> str:
        return page_of(self.published, self.milestone)


def page_of(published: Published, milestone: PublicMilestone) -> str:
    return reverse("neighbours:meeting", args=[published.municipality.slug, published.slug, milestone.uid])


def public_copies(municipality: str, slug: str) -> SupplementQuerySet:
    """Of a project's meetings and minutes, each with the project that it belongs to."""
    place = Supplement.objects.public().filter(project__municipality__slug=municipality, project__slug=slug)
    related = ("project__publication", "project__contact_point", "project__municipality__logo")
    rooms = place.filter(room__in=[MEETING, MINUTES])
    return rooms.select_related(*related).defer("project__municipality__logo__png")


def published_meeting(municipality: str, slug: str, uid: UUID) -> PublishedMeeting:
    """404 for what is not published, as for what never was."""
    found = meetings_from(list(public_copies(municipality, slug).filter(key=str(uid))))
    if not found:
        raise Http404
    return found[0]


def published_meetings(municipality: str, slug: str) -> list[PublishedMeeting]:
    return meetings_from(list(public_copies(municipality, slug)))


def meetings_from(copies: list[Supplement]) -> list[PublishedMeeting]:
    """By their dates. Minutes are read on their meeting's page, so without it they are nowhere."""
    if not copies:
        return []
    published = as_published(copies[0].project)
    dates = {str(milestone.uid): milestone for milestone in published.content.milestones}
    minutes = {copy.key: copy for copy in copies if copy.room == MINUTES}
    found = [
        as_meeting(published, dates[copy.key], copy, minutes.get(copy.key))
        for copy in copies
        if copy.room == MEETING and copy.key in dates
    ]
    return sorted(found, key=lambda meeting: meeting.milestone.planned_on)


def as_meeting(
    published: Published, milestone: PublicMilestone, copy: Supplement, minutes: Supplement | None
) -> PublishedMeeting:
    return PublishedMeeting(
        published,
        milestone,
        PublicMeeting.model_validate(copy.content),
        PublicMinutes.model_validate(minutes.content) if minutes else None,
        copy.at,
        minutes.at if minutes else None,
    )


def with_meetings(published: Published, now: datetime) -> dict[str, Any]:
    """What a project's page says: where to read of the meetings ahead, and what came of those that were."""
    pages = {each.uid: page_of(published, each) for each in dates_with_page(published)}
    held = sorted((each for each in dates_with_page(published) if each.happened_on), key=lambda each: each.planned_on)
    told = [(each, pages[each.uid], (MINUTES, str(each.uid)) in published.beside) for each in reversed(held)]
    return project_context(published, now, pages) | {"held": told}


def dates_with_page(published: Published) -> list[PublicMilestone]:
    return [each for each in published.content.milestones if (MEETING, str(each.uid)) in published.beside]


@for_anyone
@also_at_former_addresses
def meeting(request: HttpRequest, municipality: str, slug: str, uid: UUID) -> HttpResponse:
    found = published_meeting(municipality, slug, uid)
    return render(request, "neighbours/meeting.html", meeting_context(found, localtime()))


def meeting_context(found: PublishedMeeting, now: datetime) -> dict[str, Any]:
    """The same for neighbours and for the staff's preview, so that the two cannot differ."""
    content, milestone = found.meeting, found.milestone
    told = [change for change in found.published.content.changes if change.milestone == milestone.uid]
    getting_in = ("step_free", "hearing_loop", "accessible_toilet")
    return project_context(found.published, now) | {
        "milestone": milestone,
        "meeting": content,
        "minutes": found.minutes,
        "day": long_date(milestone.happened_on or milestone.planned_on),
        "meeting_kind": MEETING_KINDS[content.kind],
        "getting_in": {name: KNOWN[getattr(content, name)] for name in getting_in},
        "cancelled": next((change for change in told if change.kind == ChangeKind.DROPPED), None),
        "changed": [change for change in told if change.kind != ChangeKind.DROPPED],
        "is_ahead": not milestone.happened_on and not milestone.dropped_on and milestone.planned_on >= now.date(),
        "updated_at": found.updated_at,
    }


@for_anyone
@also_at_former_addresses
def meeting_calendar(_request: HttpRequest, municipality: str, slug: str, uid: UUID) -> HttpResponse:
    response = HttpResponse(
        calendar_of(published_meeting(municipality, slug, uid)).to_ical(), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{slug}-{uid}.ics"'
    return response


def calendar_of(found: PublishedMeeting) -> Calendar:
    """The same entry as in the project's whole calendar, by the same `uid`, so that nobody gets it twice."""
    file = empty_calendar("PUBLISH")
    file.add("x-wr-calname", found.milestone.title)
    milestone = found.milestone.model_copy(update={"text": found.milestone.text or found.meeting.about})
    file.add_component(event_of(milestone, settings.SITE_URL + found.path, found.published.at))
    return file
