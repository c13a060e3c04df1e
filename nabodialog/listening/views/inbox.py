"""What neighbours have said to a project, the most urgent first; and writing down what somebody was told."""

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from nabodialog.listening.doors import may_answer
from nabodialog.listening.due import why_that_day
from nabodialog.listening.forms.registering import RegisterForm
from nabodialog.listening.inbox import Shown, enquiries_in, tabs_of
from nabodialog.listening.models import EnquiryKind
from nabodialog.listening.pen import mails_waiting_for
from nabodialog.listening.receiving import register
from nabodialog.listening.urgency import sounds_urgent
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change
from nabodialog.ui.answering import status_of

from .answering import page

ENQUIRIES_PER_PAGE = 50


@never_cache
@require_safe
def enquiries(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person, today = signed_in(request), localdate()
    project = project_to_change(person, municipality, slug)
    shown, kind = Shown.of(request.GET.get("vis", "")), request.GET.get("slag", "")
    found, tabs = enquiries_in(project, shown, person, today), tabs_of(project, shown, person, today)
    pages = Paginator(found, ENQUIRIES_PER_PAGE)
    if kind in EnquiryKind.values:
        pages.object_list = found.filter(kind=kind)
    else:  # the tab has counted them
        pages.count = next(tab.number for tab in tabs if tab.is_current)
    listed = pages.get_page(request.GET.get("side"))
    for enquiry in listed:
        enquiry.project = project
    context: dict[str, Any] = {
        "page": listed,
        "shown": shown,
        "tabs": tabs,
        "kind": kind,
        "kinds": EnquiryKind.choices,
        "today": today,
        "can_answer": may_answer(project, person),
        "mails": mails_waiting_for(project, person),
        "can_lead": project.municipality.can_start_projects(person),
    }
    return page(request, "enquiries", project, **context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_new(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """Answers the deed itself, without a redirect: the neighbour's secret is nowhere to be found on a next page."""
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    form = RegisterForm(request.POST or None)
    if not form.is_valid():
        return page(request, "enquiry_new", project, status_of(form), form=form)
    said = replace(form.said, maybe_urgent=sounds_urgent(form.said.text, project.municipality))
    made = register(project, said, form.note, by=person, now=now())
    return page(request, "enquiry_registered", project, enquiry=made, why=why_that_day(made))
