"""The papers of one meeting, for those who hold it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nabodialog.involvement.doors import meeting_in
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_read

from .answering import as_pdf
from .meeting_kit import MEETING_PAPERS
from .typesetting import Unprintable
from .views import papers_page


@require_safe
def meeting_paper(request: HttpRequest, municipality: str, slug: str, number: int, name: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    meeting = meeting_in(project, number)
    paper = next((paper for paper in MEETING_PAPERS if paper.name == name), None)
    if paper is None:
        raise Http404
    try:
        return as_pdf(paper.made(meeting), f"{project.slug}-{name}")
    except Unprintable as unprintable:
        return papers_page(request, project, unprintable.text)
