"""Publishing the involvement plan, for staff: read what would go out, let it out, take it back."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.involvement.plan_publishing import THE_ONE, public_plan, publish_plan, shown_plan, withdraw_plan
from nabodialog.involvement.public import PLAN, PublicPlan
from nabodialog.people.doors import signed_in
from nabodialog.people.models import Person
from nabodialog.projects.confirming import NothingToConfirm, SamePerson, ask, decline, settle
from nabodialog.projects.doors import project_to_publish, project_to_read
from nabodialog.projects.guarding import PersonalData
from nabodialog.projects.models import Project
from nabodialog.projects.public import public_content
from nabodialog.projects.publishing import held

from .plan import plan_context
from .published import Published
from .publishing_views import WithdrawalForm
from .releasing import Release
from .supplement_releasing import Obstacle, SupplementRelease, SupplementReleaseForm


def plan_release(project: Project) -> SupplementRelease:
    content = public_plan(project)
    obstacles = tuple(in_the_way(project, content))
    return SupplementRelease(project, (PLAN, THE_ONE), content, shown_plan(project), obstacles)


def in_the_way(project: Project, content: PublicPlan) -> Iterator[Obstacle]:
    """To ask neighbours to meetings without saying what they can influence is to fool them."""
    place, page = [project.municipality.slug, project.slug], public_content(project)
    if not content.lines:
        words = gettext_lazy("Planen har ingen linjer for naboene. Lag en")
        yield Obstacle(words, reverse("involvement:plan_line_new", args=place))
    if not project.influence_items.exists():
        words = gettext_lazy("Skriv først hva naboene kan og ikke kan påvirke")
        yield Obstacle(words, reverse("projects:influence", args=place))
    elif page is None or not page.influence:
        words = gettext_lazy("Publiser prosjektsiden først, så naboene ser hva de kan påvirke")
        yield Obstacle(words, reverse("publishing:overview", args=place))


@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    door = project_to_publish if request.method == "POST" else project_to_read
    project = door(person, municipality, slug)
    release = plan_release(project)
    form, status = SupplementReleaseForm(release), 200
    if request.method == "POST":
        form = SupplementReleaseForm(release, request.POST)
        status = 409 if form.is_stale or not release.is_ready else 422
        if status == 422 and form.is_valid():
            release_or_ask(request, form, by=person)
            return redirect("publishing:plan", municipality, slug)
        form = SupplementReleaseForm(release, {**request.POST.dict(), "seen": release.fingerprint})
    return render(request, "neighbours/publishing/plan.html", around(request, release, form, status), status=status)


def around(request: HttpRequest, release: SupplementRelease, form: Any, status: int) -> dict[str, Any]:
    project, names = release.project, ("", "_preview", "_withdrawal", "_confirmation", "_refusal")
    place = [project.municipality.slug, project.slug]
    context: dict[str, Any] = {f"url{name}": reverse(f"publishing:plan{name}", args=place) for name in names}
    context |= {"project": project, "municipality": project.municipality, "release": release, "form": form}
    return context | {"is_stale": status == 409, "may_publish": project.can_be_published_by(signed_in(request))}


def release_or_ask(request: HttpRequest, form: SupplementReleaseForm, *, by: Person) -> None:
    release, now = form.release, timezone.now()
    if form.judged and release.project.municipality.needs_second_reader:
        ask(release.project, release.fingerprint, release.place, reason=form.judged, by=by, now=now)
        messages.success(request, _("Nå må en annen som kan publisere, se på det og bekrefte."))
    else:
        publish_plan(release.project, by=by, now=now, judged=form.judged)
        messages.success(request, _("Publisert. Naboene ser det nå."))


@require_POST
def confirmation(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_publish(person, municipality, slug)
    try:
        with held(project):
            release = plan_release(project)
            settle(project, release.fingerprint, request.POST.get("asked_at", ""), release.place, by=person)
            publish_plan(project, by=person, now=timezone.now(), confirmed=True)
    except SamePerson:
        raise PermissionDenied from None
    except (NothingToConfirm, PersonalData):
        messages.warning(request, _("Noe er endret siden det ble spurt. Se gjennom en gang til."))
    else:
        messages.success(request, _("Publisert. Naboene ser det nå."))
    return redirect("publishing:plan", municipality, slug)


@require_POST
def refusal(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    decline(project_to_publish(person, municipality, slug), (PLAN, THE_ONE), by=person)
    messages.success(request, _("Det blir ikke publisert. Rett teksten, og publiser når den er klar."))
    return redirect("publishing:plan", municipality, slug)


@require_safe
def preview(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """The page exactly as neighbours will see it: the same template, filled the same way, from what is not out yet."""
    project = project_to_read(signed_in(request), municipality, slug)
    content, now = public_content(project) or Release.of(project).content, timezone.localtime()
    published = Published(project.slug, project.municipality, content, now, 0, project.contact_point)
    context = plan_context(published, public_plan(project))
    return render(request, "neighbours/publishing/plan_preview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_publish(person, municipality, slug)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        withdraw_plan(project, by=person, now=timezone.now(), reason=form.cleaned_data["reason"])
        messages.success(request, _("Trukket tilbake. Ingen utenfor kommunen ser det nå."))
        return redirect("publishing:plan", municipality, slug)
    context = {"project": project, "municipality": project.municipality, "form": form}
    context["back"] = reverse("publishing:plan", args=[municipality, slug])
    status = 422 if form.is_bound else 200
    return render(request, "neighbours/publishing/plan_withdrawal.html", context, status=status)
