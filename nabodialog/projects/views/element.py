"""An element's page: its checklist, its matrix in use, its plan and its history."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import element_in, project_to_read
from nabodialog.projects.forms.items import BulkForm
from nabodialog.projects.forms.working import WorkDayForm
from nabodialog.projects.models import Element
from nabodialog.projects.progress import progress_of

from .undo import offered_undo


@require_safe
def element(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    return show_element(request, element_in(project, number))


def show_element(  # noqa: PLR0913  one argument per act that may have been refused
    request: HttpRequest,
    element: Element,
    *,
    several: BulkForm | None = None,
    work_day: WorkDayForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page as it now stands; after an act that was refused, with what was typed and why it was refused."""
    can_change = element.project.can_be_changed_by(signed_in(request))
    context = {
        "several": several or BulkForm(element=element),
        "work_day": work_day or WorkDayForm(element=element, today=localdate()),
        "ticked": {item.pk for item in several.ticked} if several else set(),
        "refused": refused,
        "undo": offered_undo(request, element),
        "can_change": can_change,
        "can_work": can_change and not element.is_left_out,
    }
    return render(request, "projects/element.html", context | work_in(element), status=status)


def work_in(element: Element) -> dict[str, Any]:
    today = localdate()
    items = list(element.items.select_related("owner", "deputy"))
    rows = list(element.rows.select_related("owner", "deputy"))
    return {
        "project": element.project,
        "element": element,
        "today": today,
        "items": items,
        "progress": progress_of(items, today),
        "rows": [row for row in rows if not row.skip_reason],
        "skipped_rows": [row for row in rows if row.skip_reason],
        "periods": element.periods.select_related("started_by", "finished_by"),
        "milestones": element.milestones.standing(),
    }
