"""What neighbours can, partly can, and cannot influence: said before they are asked."""

from copy import copy

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change, project_to_read
from nabodialog.projects.forms.influence import InfluenceForm
from nabodialog.projects.influencing import add_influence, remove_influence
from nabodialog.projects.models import Influence, InfluenceItem
from nabodialog.ui.answering import status_of, tell


@require_safe
def influence(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_read(person, municipality, slug)
    items = list(project.influence_items.all())
    groups = [(degree, [item for item in items if item.influence == degree]) for degree in Influence]
    context = {"project": project, "groups": groups if items else [], "can_change": project.can_be_changed_by(person)}
    return render(request, "projects/influence.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def influence_new(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    form = InfluenceForm(request.POST or None, instance=InfluenceItem(project=project))
    if form.is_valid():
        added = add_influence(form.instance, by=person)
        tell(request, _("«%(name)s» er lagt til.") % {"name": added})
        return redirect("projects:influence", municipality, slug)
    return render(request, "projects/influence_new.html", {"project": project, "form": form}, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def influence_item(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    item = get_object_or_404(project.influence_items, pk=number)
    form = InfluenceForm(request.POST or None, instance=copy(item))
    if form.is_valid() and form.keep(project, by=person):
        tell(request, _("«%(name)s» er lagret.") % {"name": form.instance})
        return redirect("projects:influence", municipality, slug)
    context = {"project": project, "item": item, "form": form}
    return render(request, "projects/influence_item.html", context, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
def influence_removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    item = get_object_or_404(project.influence_items, pk=number)
    if request.method == "POST":
        remove_influence(item, by=person)
        tell(request, _("«%(name)s» er fjernet.") % {"name": item})
        return redirect("projects:influence", municipality, slug)
    return render(request, "projects/influence_removal.html", {"project": project, "item": item})
