"""The dates of a project: those ahead, those that happened, those that were dropped; and each on a page of its own."""

from copy import copy
from dataclasses import dataclass
from enum import Enum

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from nabodialog.people.doors import signed_in
from nabodialog.projects.adding import add_milestone
from nabodialog.projects.changing import is_told, told_milestones
from nabodialog.projects.doors import milestone_in, project_to_change, project_to_read
from nabodialog.projects.forms.milestones import HappenedForm, MilestoneForm
from nabodialog.projects.models import ChangeKind, Milestone
from nabodialog.projects.models.milestone import MilestoneQuerySet
from nabodialog.ui.answering import status_of, tell

from .holding import project_held

DATES_PER_PAGE = 50


class Shown(Enum):
    """Which dates a list shows; the value stands in the address."""

    AHEAD = ("", gettext_lazy("Framover"))
    HAPPENED = ("skjedd", gettext_lazy("Har skjedd"))
    DROPPED = ("droppet", gettext_lazy("Ble ikke noe av"))

    def of(self, milestones: MilestoneQuerySet) -> MilestoneQuerySet:
        match self:
            case Shown.AHEAD:
                return milestones.waiting()
            case Shown.HAPPENED:
                return milestones.happened().order_by("-happened_on", "-pk")
            case _:
                return milestones.dropped().order_by("-dropped_on", "-pk")


@dataclass(frozen=True)
class Tab:
    key: str
    name: str
    is_current: bool


@require_safe
def milestones(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_read(person, municipality, slug)
    shown = next((each for each in Shown if each.value[0] == request.GET.get("vis")), Shown.AHEAD)
    dates = shown.of(project.milestones.all()).select_related("owner", "deputy", "element").prefetch_related("changes")
    page = Paginator(dates, DATES_PER_PAGE).get_page(request.GET.get("side"))
    for milestone in page:
        milestone.project = project
    context = {
        "project": project,
        "page": page,
        "shown": shown,
        "tabs": [Tab(each.value[0], str(each.value[1]), each == shown) for each in Shown],
        "told": told_milestones(project),
        "today": localdate(),
        "can_change": project.can_be_changed_by(person),
    }
    return render(request, "projects/milestones.html", context)


@require_safe
def milestone(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_read(person, municipality, slug)
    return show_milestone(request, milestone_in(project, number), can_change=project.can_be_changed_by(person))


def show_milestone(
    request: HttpRequest, milestone: Milestone, *, can_change: bool, happened: HappenedForm | None = None
) -> HttpResponse:
    """The page as it stands; with the day that was refused, where one was."""
    today = localdate()
    changes = list(milestone.changes.select_related("by"))
    context = {
        "project": milestone.project,
        "milestone": milestone,
        "changes": changes,
        "is_told": is_told(milestone.project, milestone),
        "is_told_dropped": any(change.kind == ChangeKind.DROPPED for change in changes),
        "today": today,
        "can_change": can_change,
        "happened": happened or HappenedForm(today=today, initial={"on": min(milestone.planned_on, today)}),
    }
    return render(request, "projects/milestone.html", context, status=422 if happened else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def milestone_new(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    belongs = {"element": request.GET.get("element", ""), "owner": person.pk}
    form = MilestoneForm(request.POST or None, instance=Milestone(project=project), project=project, initial=belongs)
    if form.is_valid():
        added = add_milestone(form.instance, by=person)
        tell(request, _("«%(name)s» er lagt inn.") % {"name": added})
        return redirect(added)
    context = {"project": project, "form": form}
    return render(request, "projects/milestone_new.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def milestone_edit(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    milestone = milestone_in(project, number)
    with project_held(request, project) as project:
        told = is_told(project, milestone)
        form = MilestoneForm(request.POST or None, instance=copy(milestone), project=project, told=told)
        if form.is_valid() and form.keep(project, by=person):
            tell(request, _("Lagret. Naboene ser det neste gang dere publiserer.") if told else _("Lagret."))
            return redirect(milestone)
    context = {"project": project, "milestone": milestone, "form": form, "is_told": told}
    return render(request, "projects/milestone_edit.html", context, status=form.status)
