"""What is published, as JSON. Read only; nothing here that is not on the pages neighbours read."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from pydantic import BaseModel

from nabodialog.involvement.plan_publishing import plan_with, with_shown_plan
from nabodialog.involvement.public import MEETING, MINUTES
from nabodialog.listening.public import HEARD, PROMISES
from nabodialog.people.models import Municipality
from nabodialog.projects.models import Project, Supplement
from nabodialog.projects.public import public_content
from nabodialog.projects.supplementing import public_copies

from . import shapes
from .answering import json_answer

PER_PAGE = 100


def one_page(request: HttpRequest, rows: "QuerySet[Any] | list[Any]") -> tuple[list[Any], str | None]:
    """The rows of the page asked for, and the address of the next one. A page that is not there is a 404."""
    number = request.GET.get("page", "1")
    paginator = Paginator(rows, PER_PAGE)
    if not number.isdecimal() or len(number) > 6 or not 1 <= int(number) <= paginator.num_pages:
        raise Http404
    page = paginator.page(int(number))
    following = f"{settings.SITE_URL}{request.path}?page={page.next_page_number()}" if page.has_next() else None
    return list(page), following


@json_answer
def municipalities(request: HttpRequest) -> BaseModel:
    rows, following = one_page(request, Municipality.objects.order_by("name", "pk"))
    results = [shapes.municipality_summary(row, settings.SITE_URL) for row in rows]
    return shapes.MunicipalityList(results=results, next=following)


@json_answer
def municipality(_request: HttpRequest, slug: str) -> BaseModel:
    found = get_object_or_404(Municipality, slug=slug)
    summary = shapes.municipality_summary(found, settings.SITE_URL)
    return shapes.MunicipalityDetail(
        **summary.model_dump(), introduction=found.introduction, contact=shapes.contact(found.contact_point)
    )


@json_answer
def projects(request: HttpRequest, slug: str) -> BaseModel:
    place = get_object_or_404(Municipality, slug=slug)
    rows, following = one_page(request, Project.objects.published().filter(municipality=place))
    results = [shapes.project_summary(row, settings.SITE_URL) for row in rows]
    return shapes.ProjectList(results=results, next=following)


@json_answer
def project(_request: HttpRequest, municipality_slug: str, slug: str) -> BaseModel:
    published = with_shown_plan(Project.objects.published())
    found = get_object_or_404(published, municipality__slug=municipality_slug, slug=slug)
    publication, content = found.publication, public_content(found)
    assert publication is not None and content is not None  # noqa: S101, PT018  # published() is the rule
    return shapes.ProjectDetail(
        **shapes.project_summary(found, settings.SITE_URL).model_dump(),
        publication=publication.number,
        contact=shapes.contact(found.shown_contact_point),
        project=content,
        plan=plan_with(found),
    )


@json_answer
def meetings(request: HttpRequest, municipality_slug: str, slug: str) -> BaseModel:
    found = get_object_or_404(Project.objects.published(), municipality__slug=municipality_slug, slug=slug)
    content = public_content(found)
    dates = {str(date.uid): date for date in content.milestones} if content else {}
    copies = list(Supplement.objects.public().filter(project=found, room__in=[MEETING, MINUTES]).order_by("pk"))
    minutes = {copy.key: copy for copy in copies if copy.room == MINUTES}
    found_meetings = [copy for copy in copies if copy.room == MEETING and copy.key in dates]
    rows, following = one_page(request, found_meetings)
    page = shapes.project_summary(found, settings.SITE_URL).url
    results = [shapes.meeting_detail(row, dates[row.key], minutes.get(row.key), page) for row in rows]
    return shapes.MeetingList(results=results, next=following)


@json_answer
def promises(_request: HttpRequest, municipality_slug: str, slug: str) -> BaseModel:
    copy, page = the_one(municipality_slug, slug, PROMISES)
    return shapes.promises_detail(copy, page)


@json_answer
def heard(_request: HttpRequest, municipality_slug: str, slug: str) -> BaseModel:
    copy, page = the_one(municipality_slug, slug, HEARD)
    return shapes.heard_detail(copy, page)


def the_one(municipality_slug: str, slug: str, room: str) -> tuple[Supplement, str]:
    """The copy that a project has one of, with the address of its page; 404 where it is not published."""
    copy = get_object_or_404(public_copies(room), project__municipality__slug=municipality_slug, project__slug=slug)
    return copy, f"{settings.SITE_URL}/{municipality_slug}/{slug}/"
