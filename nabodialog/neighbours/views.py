"""The pages that anyone may read."""

from django.conf import settings
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localtime
from django.utils.translation import get_language

from nabodialog.involvement.public import MEETING, PLAN
from nabodialog.lib.answers import for_anyone, for_anyone_who_asks
from nabodialog.lib.colour import Palette
from nabodialog.listening.public import PROMISES
from nabodialog.method.numbers import emergency_numbers
from nabodialog.people.models import Logo, Municipality
from nabodialog.projects.former_addresses import also_at_former_addresses
from nabodialog.projects.models import Project, Supplement

from .contacting import contact_context
from .meetings import with_meetings
from .published import as_published, public_municipality, published_project, published_projects


@for_anyone_who_asks
def front_page(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("sok", "")[:60].strip()
    found = Municipality.objects.filter(name__icontains=wanted) if wanted else Municipality.objects.all()
    public = Count("projects", filter=Q(projects__publication__isnull=False))
    return render(
        request,
        "neighbours/front_page.html",
        {"municipalities": found.annotate(public_projects=public)[:400], "wanted": wanted},
    )


@for_anyone
@also_at_former_addresses
def municipality(request: HttpRequest, municipality: str) -> HttpResponse:
    place = public_municipality(municipality)
    projects = [as_published(project) for project in published_projects().filter(municipality=place)]
    context = {"municipality": place, "projects": projects, **contact_context(place, None, localtime())}
    return render(request, "neighbours/municipality.html", context)


@for_anyone
@also_at_former_addresses
def project(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    published = published_project(municipality, slug)
    return render(request, "neighbours/project.html", with_meetings(published, localtime()))


@for_anyone
@also_at_former_addresses
def contact(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    published = published_project(municipality, slug)
    context = {
        "municipality": published.municipality,
        "project": published,
        "numbers": emergency_numbers(get_language() or "nb"),
        **contact_context(published.municipality, published.chosen_contact, localtime()),
    }
    return render(request, "neighbours/contact.html", context)


@for_anyone
@also_at_former_addresses
def municipality_contact(request: HttpRequest, municipality: str) -> HttpResponse:
    place = public_municipality(municipality)
    context = {
        "municipality": place,
        "numbers": emergency_numbers(get_language() or "nb"),
        **contact_context(place, None, localtime()),
    }
    return render(request, "neighbours/contact.html", context)


@for_anyone
def colour(request: HttpRequest, municipality: str) -> HttpResponse:
    """The municipality's accent as a style sheet: a policy without inline styles wants a file."""
    place = get_object_or_404(Municipality, slug=municipality)
    return render(request, "ui/accent.css", {"palette": Palette.of(place.accent)}, content_type="text/css")


@for_anyone
def logo(_request: HttpRequest, municipality: str) -> HttpResponse:
    kept = get_object_or_404(Logo, municipality__slug=municipality)
    return HttpResponse(bytes(kept.png), content_type="image/png")


@for_anyone
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "neighbours/robots.txt", content_type="text/plain")


@for_anyone
def sitemap(request: HttpRequest) -> HttpResponse:
    if get_language() != "nb":
        raise Http404
    projects = Project.objects.published().values_list("municipality__slug", "slug")
    places = Municipality.objects.values_list("slug", flat=True)
    beside = Supplement.objects.public().values_list("project__municipality__slug", "project__slug", "key")
    context = {"site": settings.SITE_URL, "projects": projects, "municipalities": places}
    context |= {"plans": beside.filter(room=PLAN), "meetings": beside.filter(room=MEETING)}
    context["promises"] = beside.filter(room=PROMISES)
    return render(request, "neighbours/sitemap.xml", context, content_type="application/xml")
