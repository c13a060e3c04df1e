"""Everything that was done in a project: by whom and when, the newest first."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nabodialog.history.models import Event
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_read
from nabodialog.projects.forms.history import HistoryForm
from nabodialog.projects.telling import told

EVENTS_PER_PAGE = 50


@require_safe
def history(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    chosen = HistoryForm(request.GET, project=project)
    events = chosen.chosen_from(Event.objects.within(project).select_related("by"))
    page = Paginator(events, EVENTS_PER_PAGE).get_page(request.GET.get("side"))
    context = {"project": project, "chosen": chosen, "page": page, "told": told(page)}
    return render(request, "projects/history.html", context)
