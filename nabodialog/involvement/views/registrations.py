"""Who comes to a meeting: counts for those who prepare it; addresses only when somebody asks, and history tells who."""

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from nabodialog.involvement.doors import meeting_in
from nabodialog.involvement.scope import Scope
from nabodialog.involvement.signing_up import can_sign_up
from nabodialog.involvement.turnout import contacts_of, turnout_of
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change

from .answering import page


@never_cache
@require_safe
def registrations(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    project = project_to_change(signed_in(request), municipality, slug)
    meeting = meeting_in(project, number)
    is_open, turnout = can_sign_up(meeting, localdate()), turnout_of(meeting)
    return page(request, "registrations", Scope.of(project), meeting=meeting, turnout=turnout, is_open=is_open)


@never_cache
@require_POST
def registration_contacts(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """Answers the deed itself: the addresses are on no page that is only looked at."""
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    meeting = meeting_in(project, number)
    contacts = contacts_of(meeting, by=person)
    return page(request, "registration_contacts", Scope.of(project), meeting=meeting, contacts=contacts)
