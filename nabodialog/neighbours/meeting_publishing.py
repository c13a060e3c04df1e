"""Publishing a meeting or its minutes, for staff: read what would go out, let it out, take it back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.involvement.approving import is_approved
from nabodialog.involvement.doors import meeting_in
from nabodialog.involvement.gathering import meeting_page, public_meeting, public_minutes
from nabodialog.involvement.models import Meeting
from nabodialog.involvement.public import MEETING, MINUTES, MeetingPage
from nabodialog.involvement.publishing import (
    former_minutes,
    publish_meeting,
    publish_minutes,
    shown_meeting,
    shown_minutes,
    withdraw_meeting,
    withdraw_minutes,
)
from nabodialog.people.doors import signed_in
from nabodialog.people.models import Person
from nabodialog.projects.confirming import NothingToConfirm, SamePerson, ask, decline, settle
from nabodialog.projects.doors import project_to_publish, project_to_read
from nabodialog.projects.guarding import PersonalData
from nabodialog.projects.public import public_content
from nabodialog.projects.publishing import held

from .meetings import PublishedMeeting, meeting_context
from .published import Published
from .publishing_views import WithdrawalForm
from .releasing import Release
from .supplement_releasing import Obstacle, SupplementRelease, SupplementReleaseForm


def meeting_release(meeting: Meeting) -> SupplementRelease:
    project, shown = meeting.project, shown_meeting(meeting)
    out = public_content(project)
    told = next((date for date in out.milestones if date.uid == meeting.milestone.uid), None) if out else None
    return SupplementRelease(
        project,
        (MEETING, meeting.key),
        meeting_page(meeting, project),
        MeetingPage(milestone=told, meeting=shown) if shown and told else None,
        tuple(in_the_way_of_meeting(meeting)),
    )


def in_the_way_of_meeting(meeting: Meeting) -> Iterator[Obstacle]:
    project = meeting.project
    if not project.is_published:
        page = reverse("publishing:overview", args=[project.municipality.slug, project.slug])
        yield Obstacle(gettext_lazy("Publiser prosjektsiden først"), page)
    if not meeting.is_for_neighbours:
        yield Obstacle(gettext_lazy("Møtet er ikke for naboene. Endre hvem det er for"), meeting.url("meeting_edit"))
    if not meeting.about:
        yield Obstacle(gettext_lazy("Skriv hva møtet er til for"), meeting.url("meeting_edit"))


def minutes_release(meeting: Meeting) -> SupplementRelease:
    shown = shown_minutes(meeting)
    content = public_minutes(meeting, former_minutes(meeting))
    is_new, obstacles = shown != content, tuple(in_the_way_of_minutes(meeting))
    return SupplementRelease(
        meeting.project, (MINUTES, meeting.key), content, shown, obstacles, must_explain=bool(shown) and is_new
    )


def in_the_way_of_minutes(meeting: Meeting) -> Iterator[Obstacle]:
    project = meeting.project
    if shown_meeting(meeting) is None:
        page = reverse("publishing:meeting", args=[project.municipality.slug, project.slug, meeting.pk])
        yield Obstacle(gettext_lazy("Publiser siden om møtet først"), page)
    if not is_approved(meeting):
        yield Obstacle(gettext_lazy("Referatet må godkjennes først"), meeting.url("meeting_minutes"))


@dataclass(frozen=True)
class What:
    """What of a meeting goes out: the names of its addresses begin with `name`."""

    name: str
    words: str | Promise
    release: Callable[[Meeting], SupplementRelease]
    publish: Callable[..., object]
    withdraw: Callable[..., None]


WHATS = {
    what.name: what
    for what in (
        What("meeting", gettext_lazy("Siden om møtet"), meeting_release, publish_meeting, withdraw_meeting),
        What("minutes", gettext_lazy("Referatet"), minutes_release, publish_minutes, withdraw_minutes),
    )
}


@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest, municipality: str, slug: str, number: int, what: str) -> HttpResponse:
    person = signed_in(request)
    door = project_to_publish if request.method == "POST" else project_to_read
    meeting = meeting_in(door(person, municipality, slug), number)
    release = WHATS[what].release(meeting)
    form, status = SupplementReleaseForm(release), 200
    if request.method == "POST":
        form = SupplementReleaseForm(release, request.POST)
        status = 409 if form.is_stale or not release.is_ready else 422
        if status == 422 and form.is_valid():
            release_or_ask(request, meeting, WHATS[what], form, by=person)
            return redirect(f"publishing:{what}", municipality, slug, number)
        form = SupplementReleaseForm(release, {**request.POST.dict(), "seen": release.fingerprint})
    return show(request, meeting, WHATS[what], release, form, status)


def show(  # noqa: PLR0913, PLR0917  what stands on the page, and how it answers
    request: HttpRequest,
    meeting: Meeting,
    what: What,
    release: SupplementRelease,
    form: SupplementReleaseForm,
    status: int,
) -> HttpResponse:
    project, names = meeting.project, ("", "_preview", "_withdrawal", "_confirmation", "_refusal")
    places = [project.municipality.slug, project.slug, meeting.pk]
    context: dict[str, Any] = {f"url{name}": reverse(f"publishing:{what.name}{name}", args=places) for name in names}
    context |= {"project": project, "municipality": project.municipality, "meeting": meeting, "release": release}
    context |= {"form": form, "what": what, "is_stale": status == 409}
    context["may_publish"] = project.can_be_published_by(signed_in(request))
    return render(request, "neighbours/publishing/supplement.html", context, status=status)


def release_or_ask(
    request: HttpRequest, meeting: Meeting, what: What, form: SupplementReleaseForm, *, by: Person
) -> None:
    release, now = form.release, timezone.now()
    if form.judged and meeting.project.municipality.needs_second_reader:
        note = form.cleaned_data.get("correction", "")
        ask(release.project, release.fingerprint, release.place, reason=form.judged, by=by, now=now, note=note)
        messages.success(request, _("Nå må en annen som kan publisere, se på det og bekrefte."))
    else:
        what.publish(meeting, by=by, now=now, judged=form.judged, **corrected(form.cleaned_data.get("correction", "")))
        messages.success(request, _("Publisert. Naboene ser det nå."))


def corrected(text: str) -> dict[str, str]:
    return {"correction": text} if text else {}


@require_POST
def confirmation(request: HttpRequest, municipality: str, slug: str, number: int, what: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_publish(person, municipality, slug)
    meeting, kind, asked_at = meeting_in(project, number), WHATS[what], request.POST.get("asked_at", "")
    try:
        with held(project):
            release = kind.release(meeting)
            question = settle(project, release.fingerprint, asked_at, release.place, by=person)
            kind.publish(meeting, by=person, now=timezone.now(), confirmed=True, **corrected(question.note))
    except SamePerson:
        raise PermissionDenied from None
    except (NothingToConfirm, PersonalData):
        messages.warning(request, _("Noe er endret siden det ble spurt. Se gjennom en gang til."))
    else:
        messages.success(request, _("Publisert. Naboene ser det nå."))
    return redirect(f"publishing:{what}", municipality, slug, number)


@require_POST
def refusal(request: HttpRequest, municipality: str, slug: str, number: int, what: str) -> HttpResponse:
    person = signed_in(request)
    meeting = meeting_in(project_to_publish(person, municipality, slug), number)
    decline(meeting.project, WHATS[what].release(meeting).place, by=person)
    messages.success(request, _("Det blir ikke publisert. Rett teksten, og publiser når den er klar."))
    return redirect(f"publishing:{what}", municipality, slug, number)


@require_safe
def preview(request: HttpRequest, municipality: str, slug: str, number: int, what: str) -> HttpResponse:
    """The page exactly as neighbours will see it: the same template, filled the same way, from what is not out yet."""
    project = project_to_read(signed_in(request), municipality, slug)
    meeting, now = meeting_in(project, number), timezone.localtime()
    content = public_content(project) or Release.of(project).content
    published = Published(project.slug, project.municipality, content, now, 0, project.contact_point)
    page = meeting_page(meeting, project)
    minutes = public_minutes(meeting, former_minutes(meeting)) if what == MINUTES else shown_minutes(meeting)
    found = PublishedMeeting(published, page.milestone, public_meeting(meeting), minutes, now)
    context = meeting_context(found, now) | {"back": reverse(f"publishing:{what}", args=[municipality, slug, number])}
    return render(request, "neighbours/publishing/meeting_preview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, municipality: str, slug: str, number: int, what: str) -> HttpResponse:
    person = signed_in(request)
    meeting = meeting_in(project_to_publish(person, municipality, slug), number)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        WHATS[what].withdraw(meeting, by=person, now=timezone.now(), reason=form.cleaned_data["reason"])
        messages.success(request, _("Trukket tilbake. Ingen utenfor kommunen ser det nå."))
        return redirect(f"publishing:{what}", municipality, slug, number)
    context: dict[str, Any] = {"project": meeting.project, "municipality": meeting.project.municipality}
    context |= {"meeting": meeting, "form": form, "what": WHATS[what]}
    context["back"] = reverse(f"publishing:{what}", args=[municipality, slug, number])
    status = 422 if form.is_bound else 200
    return render(request, "neighbours/publishing/supplement_withdrawal.html", context, status=status)
