"""The meetings of a project: those ahead, those that were held, those that were cancelled; and each on its own page."""

from copy import copy
from enum import Enum
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.involvement.approving import approval_of
from nabodialog.involvement.clashing import clashes
from nabodialog.involvement.convening import cancel_meeting, hold_meeting, plan_meeting
from nabodialog.involvement.doors import meeting_in
from nabodialog.involvement.forms.meeting import HeldForm, MeetingForm, OccasionForm, keep_both
from nabodialog.involvement.inviting import invitation_to
from nabodialog.involvement.models import Meeting, MeetingQuerySet
from nabodialog.involvement.publishing import shown_meeting, shown_minutes
from nabodialog.involvement.scope import Scope
from nabodialog.people.doors import signed_in
from nabodialog.projects.changing import is_told
from nabodialog.projects.doors import project_to_change, project_to_read
from nabodialog.projects.forms.milestones import MoveForm
from nabodialog.projects.models import Audience, Milestone
from nabodialog.projects.models.parts import Conflict
from nabodialog.projects.views.explaining import are_valid, told_too
from nabodialog.projects.views.holding import project_held
from nabodialog.projects.views.milestone_deeds import explanation_for, moved
from nabodialog.projects.views.milestones import Tab
from nabodialog.ui.answering import status_of, tell

from .answering import page

MEETINGS_PER_PAGE = 50


class Shown(Enum):
    """Which meetings a list shows; the value stands in the address."""

    COMING = ("", gettext_lazy("Framover"))
    HELD = ("holdt", gettext_lazy("Holdt"))
    CANCELLED = ("avlyst", gettext_lazy("Avlyst"))

    def of(self, meetings: MeetingQuerySet) -> MeetingQuerySet:
        match self:
            case Shown.COMING:
                return meetings.coming()
            case Shown.HELD:
                return meetings.held().order_by("-milestone__happened_on", "-pk")
            case _:
                return meetings.cancelled().order_by("-milestone__dropped_on", "-pk")


@require_safe
def meetings(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    shown = next((each for each in Shown if each.value[0] == request.GET.get("vis")), Shown.COMING)
    found = shown.of(Meeting.objects.in_project(project)).select_related("milestone__owner", "milestone__deputy")
    listed = Paginator(found, MEETINGS_PER_PAGE).get_page(request.GET.get("side"))
    for meeting in listed:
        meeting.milestone.project = project
    context: dict[str, Any] = {
        "page": listed,
        "shown": shown,
        "tabs": [Tab(each.value[0], str(each.value[1]), each == shown) for each in Shown],
        "today": localdate(),
    }
    return page(request, "meetings", Scope.of(project), **context)


@require_safe
def meeting(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    found = meeting_in(project_to_read(person, municipality, slug), number)
    context: dict[str, Any] = {
        "meeting": found,
        "milestone": found.milestone,
        "changes": list(found.milestone.changes.select_related("by")),
        "clashes": clashes(found, person),
        "shown": shown_meeting(found),
        "shown_minutes": shown_minutes(found),
        "approval": approval_of(found),
        "today": localdate(),
    }
    return page(request, "meeting", Scope.of(found.project), **context)


@require_safe
def meeting_invitation(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    found = meeting_in(project, number)
    invitation = invitation_to(found, localdate())
    return page(request, "meeting_invitation", Scope.of(project), meeting=found, invitation=invitation)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_new(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    who = {"owner": person.pk, "audience": Audience.NEIGHBOURS}
    milestone = Milestone(project=project)
    occasion = OccasionForm(request.POST or None, instance=milestone, project=project, initial=who)
    details = MeetingForm(request.POST or None, instance=Meeting(milestone=milestone), occasion=occasion)
    if all([occasion.is_valid(), details.is_valid()]):
        added = plan_meeting(project, details.instance, occasion.instance, by=person)
        tell(request, _("«%(name)s» er lagt inn.") % {"name": added})
        return redirect(added)
    context: dict[str, Any] = {"occasion": occasion, "form": details, "title": _("Nytt møte")}
    return page(request, "meeting_form", Scope.of(project), status_of(occasion), **context)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_edit(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    with project_held(request, project) as project:
        found = meeting_in(project, number)
        told = is_told(project, found.milestone)
        occasion = OccasionForm(request.POST or None, instance=copy(found.milestone), project=project, told=told)
        details = MeetingForm(request.POST or None, instance=copy(found), occasion=occasion)
        if all([occasion.is_valid(), details.is_valid()]) and keep_both(occasion, details, project, by=person):
            tell(request, _("Lagret. Naboene ser det når dere publiserer møtet igjen.") if told else _("Lagret."))
            return redirect(found)
    context: dict[str, Any] = {"occasion": occasion, "form": details, "title": _("Endre"), "meeting": found}
    context |= {"is_told": told, "clashes": clashes(found, person)}
    status = 422 if occasion.errors or details.errors else details.status
    return page(request, "meeting_form", Scope.of(project), status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_move(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    with project_held(request, project) as project:
        found = meeting_in(project, number)
        if not found.milestone.is_waiting:
            return redirect(found)
        form = MoveForm(request.POST or None, instance=copy(found.milestone))
        public = explanation_for(request, found.milestone)
        if are_valid(form, public) and moved(form, found.milestone, public, by=person):
            tell(request, told_too(_("Møtet er flyttet."), public))
            return redirect(found)
    status = 422 if public and public.errors else form.status
    context: dict[str, Any] = {"meeting": found, "milestone": found.milestone, "form": form, "public": public}
    return page(request, "meeting_move", Scope.of(project), status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_cancel(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    with project_held(request, project) as project:
        found = meeting_in(project, number)
        if not found.milestone.is_waiting:
            return redirect(found)
        public = explanation_for(request, found.milestone)
        if request.method == "POST" and (public is None or public.is_valid()):
            try:
                cancel_meeting(found, public.told() if public else None, by=person, now=now())
                tell(request, told_too(_("«%(name)s» er avlyst.") % {"name": found}, public))
            except Conflict:
                messages.warning(request, _("Noen andre endret møtet i samme øyeblikk. Ingenting er overskrevet."))
            return redirect(found)
    status = 422 if public and public.is_bound else 200
    return page(request, "meeting_cancel", Scope.of(project), status, meeting=found, public=public)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_held(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """Also to put right what was counted."""
    person = signed_in(request)
    found = meeting_in(project_to_change(person, municipality, slug), number)
    if found.is_cancelled:
        return redirect(found)
    today = localdate()
    day = found.milestone.happened_on or min(found.milestone.planned_on, today)
    form = HeldForm(request.POST or None, today=today, meeting=found, initial={"on": day})
    if form.is_valid():
        hold_meeting(found, form.cleaned_data["on"], form.attendance, by=person)
        tell(request, _("«%(name)s» er holdt. Nå kan dere skrive referatet.") % {"name": found})
        return redirect(found)
    return page(request, "meeting_held", Scope.of(found.project), status_of(form), meeting=found, form=form)


@require_POST
def meeting_not_held(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    found = meeting_in(project_to_change(person, municipality, slug), number)
    if found.is_held:
        found.milestone.undo_happen(by=person)
        tell(request, _("«%(name)s» står igjen som planlagt.") % {"name": found})
    return redirect(found)
