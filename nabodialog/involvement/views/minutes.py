"""The agenda of a meeting, and its minutes: written point by point, saved as they are written, and approved."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nabodialog.involvement.approving import (
    ChangedSince,
    NothingYet,
    OwnWords,
    approval_of,
    approve,
    can_be_approved,
    fingerprint_of,
    may_approve,
    wrote,
)
from nabodialog.involvement.convening import add_agenda_item, put_agenda_item, remove_agenda_item
from nabodialog.involvement.doors import agenda_item_in, meeting_in
from nabodialog.involvement.forms.agenda import AgendaItemForm, MinutesItemForm, SummaryForm
from nabodialog.involvement.models import AgendaItem, Meeting
from nabodialog.involvement.publishing import shown_minutes
from nabodialog.involvement.scope import Scope
from nabodialog.people.doors import signed_in
from nabodialog.people.models import Person
from nabodialog.projects.doors import project_to_change, project_to_read
from nabodialog.projects.revising import RevisedForm
from nabodialog.ui.answering import status_of, tell

from .answering import page


@require_http_methods(["GET", "HEAD", "POST"])
def agenda_new(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    meeting = meeting_in(project_to_change(person, municipality, slug), number)
    form = AgendaItemForm(request.POST or None, instance=AgendaItem(meeting=meeting))
    if form.is_valid():
        added = add_agenda_item(form.instance, by=person)
        tell(request, _("«%(name)s» står på sakslista.") % {"name": added})
        return redirect(f"{meeting.get_absolute_url()}#saksliste")
    context: dict[str, Any] = {"meeting": meeting, "form": form, "title": _("Ny sak")}
    return page(request, "agenda_item", Scope.of(meeting.project), status_of(form), **context)


@require_http_methods(["GET", "HEAD", "POST"])
def agenda_item(request: HttpRequest, municipality: str, slug: str, number: int, item_number: int) -> HttpResponse:
    person = signed_in(request)
    meeting = meeting_in(project_to_change(person, municipality, slug), number)
    item = agenda_item_in(meeting, item_number)
    form = AgendaItemForm(request.POST or None, instance=copy(item))
    if form.is_valid() and form.keep(meeting.project, by=person):
        tell(request, _("«%(name)s» er lagret.") % {"name": form.instance})
        return redirect(f"{meeting.get_absolute_url()}#saksliste")
    context: dict[str, Any] = {"meeting": meeting, "item": item, "form": form, "title": item.title}
    return page(request, "agenda_item", Scope.of(meeting.project), form.status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def agenda_removal(request: HttpRequest, municipality: str, slug: str, number: int, item_number: int) -> HttpResponse:
    person = signed_in(request)
    meeting = meeting_in(project_to_change(person, municipality, slug), number)
    item = agenda_item_in(meeting, item_number)
    if request.method == "POST":
        remove_agenda_item(item, by=person)
        tell(request, _("«%(name)s» er fjernet.") % {"name": item})
        return redirect(f"{meeting.get_absolute_url()}#saksliste")
    return page(request, "agenda_removal", Scope.of(meeting.project), meeting=meeting, item=item)


@require_POST
def agenda_place(request: HttpRequest, municipality: str, slug: str, number: int, item_number: int) -> HttpResponse:
    """One step up or down."""
    person = signed_in(request)
    meeting = meeting_in(project_to_change(person, municipality, slug), number)
    item = agenda_item_in(meeting, item_number)
    steps = {"opp": -1, "ned": 1}.get(request.POST.get("vei", ""))
    if steps is None:
        return HttpResponse(status=400)
    put_agenda_item(item, steps, by=person)
    return redirect(f"{meeting.get_absolute_url()}#saksliste")


@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """The summary has its form here, and each point one that is sent to its own address."""
    person = signed_in(request)
    door = project_to_change if request.method == "POST" else project_to_read
    meeting = meeting_in(door(person, municipality, slug), number)
    form = SummaryForm(request.POST or None, instance=copy(meeting.minutes))
    if form.is_valid() and kept(form, meeting, by=person):
        tell(request, _("Lagret."))
        return redirect(meeting.url("meeting_minutes"))
    points = [(item, MinutesItemForm(instance=item, auto_id=f"sak-{item.pk}-%s")) for item in meeting.agenda.all()]
    context: dict[str, Any] = {"meeting": meeting, "form": form, "points": points, "approval": approval_of(meeting)}
    context |= {"may_approve": may_approve(meeting, person), "seen": fingerprint_of(meeting)}
    context |= {"can_be_approved": can_be_approved(meeting)}
    context |= {"shown": shown_minutes(meeting), "may_promise": meeting.project.can_be_promised_for_by(person)}
    return page(request, "minutes", Scope.of(meeting.project), form.status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def minutes_item(request: HttpRequest, municipality: str, slug: str, number: int, item_number: int) -> HttpResponse:
    person = signed_in(request)
    meeting = meeting_in(project_to_change(person, municipality, slug), number)
    item = agenda_item_in(meeting, item_number)
    form = MinutesItemForm(request.POST or None, instance=copy(item))
    if form.is_valid() and kept(form, meeting, by=person):
        tell(request, _("«%(name)s» er lagret.") % {"name": item})
        return redirect(f"{meeting.url('meeting_minutes')}#sak-{item.pk}")
    return page(request, "minutes_item", Scope.of(meeting.project), form.status, meeting=meeting, item=item, form=form)


@transaction.atomic
def kept(form: RevisedForm, meeting: Meeting, *, by: Person) -> bool:
    """Whoever wrote last cannot approve alone; to save what stands is to write nothing."""
    if not form.keep(meeting.project, by=by):
        return False
    if set(form.changed_data) - {"revision"}:
        wrote(meeting, by=by)
    return True


@require_POST
def minutes_approval(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    meeting = meeting_in(project_to_change(person, municipality, slug), number)
    try:
        approve(meeting, request.POST.get("seen", ""), by=person, now=now())
        tell(request, _("Referatet er godkjent. Nå kan det publiseres."))
    except NothingYet:
        messages.warning(request, _("Møtet må være holdt, og noe skrevet om det, før referatet kan godkjennes."))
    except ChangedSince:
        messages.warning(request, _("Noe er skrevet siden du leste. Les gjennom en gang til, og godkjenn da."))
    except OwnWords:
        raise PermissionDenied from None
    return redirect(meeting.url("meeting_minutes"))
