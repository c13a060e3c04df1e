"""The two pages that staff begin on: their own day, and a municipality's projects."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from nabodialog.people.doors import municipality_to_read, signed_in
from nabodialog.people.models import Role
from nabodialog.projects.models import Project
from nabodialog.projects.models.project import LEADING_ROLES, WRITING_ROLES

from .answers import answers_of
from .day import changes_in, due_for, next_in, places_of
from .groups import groups_of
from .overview import glance_at, projects_of

PROJECTS_PER_PAGE = 20


@require_safe
def my_day(request: HttpRequest) -> HttpResponse:
    person, today = signed_in(request), localdate()
    projects = Project.objects.filter(pk__in=Project.objects.visible_to(person).values("pk"))
    places = places_of(person, projects, today)
    context = {
        "today": today,
        "due": due_for(person, projects, today),
        "answers": answers_of(person, today),
        "groups": groups_of(person, projects, today),
        "coming": next_in(projects, today),
        "changes": changes_in(projects),
        "places": places,
        "has_projects": any(place.projects for place in places),
    }
    return render(request, "desk/my_day.html", context)


@require_safe
def municipality(request: HttpRequest, municipality: str) -> HttpResponse:
    person, today = signed_in(request), localdate()
    place = municipality_to_read(person, municipality)
    role = place.role_of(person)
    page = Paginator(projects_of(place, today), PROJECTS_PER_PAGE).get_page(request.GET.get("side"))
    context = {
        "municipality": place,
        "page": page,
        "glances": [glance_at(project, place, today) for project in page],
        "can_change": role in WRITING_ROLES,
        "can_start": role in LEADING_ROLES,
        "may_administer": role == Role.ADMINISTRATOR,
        "has_contact_point": place.contact_point is not None,
    }
    return render(request, "desk/municipality.html", context)
