"""A row of the matrix in use: who, when, how, and what shows that it was done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import element_in, project_to_change
from nabodialog.projects.forms.working import RowForm


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, municipality: str, slug: str, number: int, row_number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    element = element_in(project, number)
    row = get_object_or_404(element.rows, pk=row_number)
    form = RowForm(request.POST or None, instance=row, project=project)
    if form.is_valid() and form.keep(project, by=person):
        return redirect(f"{element.get_absolute_url()}#rad-{row.pk}")
    context = {"project": project, "element": element, "row": row, "form": form}
    return render(request, "projects/row.html", context, status=form.status)
