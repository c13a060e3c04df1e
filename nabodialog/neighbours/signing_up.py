"""What the sign-up pages stand on: the meeting as neighbours see it, and who may see whose registration."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from nabodialog.involvement.models import Meeting, Registration
from nabodialog.projects.public import PublicMilestone

from .one_neighbour import behind_a_secret
from .published import Published, published_project


@dataclass(frozen=True)
class Place:
    """A meeting that neighbours know of."""

    project: Published
    meeting: Meeting
    milestone: PublicMilestone

    @property
    def names(self) -> dict[str, object]:
        return {"municipality": self.project.municipality.slug, "slug": self.project.slug, "uid": self.milestone.uid}


def meeting_behind(municipality: str, slug: str, uid: UUID) -> Place:
    """404 for a meeting that is not published, as for one that never was."""
    project = published_project(municipality, slug)
    milestone = next((each for each in project.content.milestones if each.uid == uid), None)
    if milestone is None:
        raise Http404
    of_project = {"milestone__project__slug": slug, "milestone__project__municipality": project.municipality}
    meetings = Meeting.objects.select_related("milestone__project__publication")
    return Place(project, get_object_or_404(meetings, milestone__uid=uid, **of_project), milestone)


def registration_behind(request: HttpRequest, place: Place, code: str, secret: str) -> Registration:
    """Wrong and unknown links answer alike; whoever guesses is soon stopped, also where a guess is right."""
    mine = Registration.objects.filter(meeting=place.meeting)
    found = behind_a_secret(request, "registration_link", lambda: mine.behind(code, secret))
    found.meeting = place.meeting
    return found


def link_of(registration: Registration, place: Place) -> str:
    return reverse(
        "registration:registration",
        kwargs={**place.names, "code": registration.code, "token": registration.secret},
    )
