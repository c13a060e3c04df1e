"""What the pages for followers stand on: who may see whose following, and what stands on every page of it."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from nabodialog.listening.models import Subscription
from nabodialog.people.reaching import reachable
from nabodialog.projects.models import Project

from .one_neighbour import behind_a_secret
from .published import as_published, published_projects
from .words import HOW_OFTEN_TOLD


def follower_behind(request: HttpRequest, municipality: str, slug: str, code: str, token: str) -> Subscription:
    return behind_a_secret(request, "follower_link", lambda: follower_at(municipality, slug, code, token))


def follower_at(municipality: str, slug: str, code: str, token: str) -> Subscription | None:
    """Of the project that has the address or had it once: one can stop also where the page is there no longer."""
    place = Q(municipality__slug=municipality) | Q(municipality__former_slugs__slug=municipality)
    projects = Project.objects.filter(place, Q(slug=slug) | Q(former_slugs__slug=slug))
    return Subscription.objects.filter(project__in=projects).behind(code, token)


def link_of(found: Subscription, page: str = "following") -> str:
    project = found.project
    return reverse(f"following:{page}", args=[project.municipality.slug, project.slug, found.code, found.secret])


def following_context(found: Subscription) -> dict[str, Any]:
    """What a project that is not public is called, is told to nobody."""
    project = published_projects().filter(pk=found.project_id).first()
    municipality = found.project.municipality
    return {
        "municipality": municipality,
        "project": as_published(project) if project else None,
        "contact": reachable(municipality, project.contact_point if project else None).contact,
        "subscription": found,
        "how_often": HOW_OFTEN_TOLD[found.how_often],
        "path": link_of(found),
    }
