"""What the pages stand on where neighbours say something: the project as they see it, and who may see whose enquiry."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localtime

from nabodialog.listening.due import why_that_day
from nabodialog.listening.models import Enquiry
from nabodialog.projects.models import Project

from .contacting import contact_context
from .one_neighbour import behind_a_secret
from .presenting import by_influence
from .published import Published, as_published, published_projects


@dataclass(frozen=True)
class Spot:
    """A project that neighbours may say something to."""

    project: Project
    published: Published

    @property
    def context(self) -> dict[str, Any]:
        content = self.published.content
        return {"project": self.published, "content": content, "influence": by_influence(content.influence)} | around(
            self.project
        )


def spot(municipality: str, slug: str) -> Spot:
    """404 for what is not published, as for what never was."""
    project = get_object_or_404(published_projects(), municipality__slug=municipality, slug=slug)
    return Spot(project, as_published(project))


def around(project: Project) -> dict[str, Any]:
    """The municipality, and whether anyone is there now."""
    place = project.municipality
    return {"municipality": place, **contact_context(place, project.contact_point, localtime())}


def enquiry_behind(request: HttpRequest, code: str, secret: str) -> Enquiry:
    related = ("project__publication", "project__contact_point", "project__municipality__logo")
    mine = Enquiry.objects.select_related(*related).defer("project__municipality__logo__png")
    return behind_a_secret(request, "enquiry_link", lambda: mine.behind(code, secret))


def path_of(enquiry: Enquiry) -> str:
    return reverse("enquiries:mine", args=[enquiry.code, enquiry.secret])


def kept_by_the_writer(enquiry: Enquiry) -> dict[str, Any]:
    """What only whoever has the secret may know."""
    path = path_of(enquiry)
    return {"enquiry": enquiry, "path": path, "link": settings.SITE_URL + path, "why_that_day": why_that_day(enquiry)}
