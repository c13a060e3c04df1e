"""What becomes of a date: it is moved, it happens, or nothing comes of it."""

from copy import copy

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nabodialog.people.doors import signed_in
from nabodialog.people.models import Person
from nabodialog.projects.changing import drop_milestone, is_told, move_milestone
from nabodialog.projects.doors import milestone_in, project_to_change
from nabodialog.projects.forms.explaining import ExplanationForm
from nabodialog.projects.forms.milestones import HappenedForm, MoveForm
from nabodialog.projects.models import ChangeKind, Milestone
from nabodialog.projects.models.parts import Conflict
from nabodialog.ui.answering import tell

from .explaining import are_valid, explanation_form, told_too
from .holding import project_held
from .milestones import show_milestone


def address(name: str, milestone: Milestone) -> str:
    project = milestone.project
    return reverse(f"projects:{name}", args=[project.municipality.slug, project.slug, milestone.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def milestone_move(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    with project_held(request, project) as project:
        milestone = milestone_in(project, number)
        if not milestone.is_waiting:
            return redirect(milestone)
        form = MoveForm(request.POST or None, instance=copy(milestone))
        public = explanation_for(request, milestone)
        if are_valid(form, public) and moved(form, milestone, public, by=person):
            day = date_format(form.cleaned_data["planned_on"])
            tell(request, told_too(_("Ny dato: %(date)s.") % {"date": day}, public))
            return redirect(milestone)
    context = {"project": project, "milestone": milestone, "form": form, "public": public}
    status = 422 if public and public.errors else form.status
    return render(request, "projects/milestone_move.html", context, status=status)


def moved(form: MoveForm, milestone: Milestone, public: ExplanationForm | None, *, by: Person) -> bool:
    if public is None:
        return form.move(milestone, Milestone.move, by=by)
    return form.move(milestone, move_milestone, public.told(), by=by, now=now())


def explanation_for(request: HttpRequest, milestone: Milestone) -> ExplanationForm | None:
    """What neighbours know of is not changed without a word to them."""
    return explanation_form(request, milestone) if is_told(milestone.project, milestone) else None


@require_http_methods(["GET", "HEAD", "POST"])
def milestone_drop(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    with project_held(request, project) as project:
        milestone = milestone_in(project, number)
        if milestone.dropped_on:
            return redirect(milestone)
        public = explanation_for(request, milestone)
        if request.method == "POST" and (public is None or public.is_valid()):
            return dropped(request, milestone, public, by=person)
    context = {"project": project, "milestone": milestone, "public": public}
    return render(request, "projects/milestone_drop.html", context, status=422 if public and public.is_bound else 200)


def dropped(request: HttpRequest, milestone: Milestone, public: ExplanationForm | None, *, by: Person) -> HttpResponse:
    said = _("«%(name)s» blir det ikke noe av.") % {"name": milestone}
    try:
        if public:
            drop_milestone(milestone, public.told(), by=by, now=now())
            tell(request, told_too(said, public))
        else:
            milestone.drop(by=by, today=localdate())
            tell(request, said, undo=address("milestone_bring_back", milestone))
    except Conflict:
        messages.warning(request, _("Noen andre endret datoen i samme øyeblikk. Ingenting er overskrevet."))
    return redirect(milestone)


@require_POST
def milestone_bring_back(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    """Not where neighbours have been told that nothing comes of it: then a new date is made."""
    person = signed_in(request)
    milestone = milestone_in(project_to_change(person, municipality, slug), number)
    if milestone.changes.filter(kind=ChangeKind.DROPPED).exists():
        messages.warning(request, _("Naboene vet at det ikke blir noe av dette. Legg inn en ny dato i stedet."))
    elif milestone.dropped_on:
        milestone.bring_back(by=person)
        tell(request, _("«%(name)s» gjelder igjen.") % {"name": milestone})
    return redirect(milestone)


@require_POST
def milestone_happened(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    milestone = milestone_in(project_to_change(person, municipality, slug), number)
    form = HappenedForm(request.POST, today=localdate())
    if not form.is_valid():
        return show_milestone(request, milestone, can_change=True, happened=form)
    if milestone.is_waiting:
        milestone.happen(by=person, on=form.cleaned_data["on"])
        tell(
            request,
            _("«%(name)s» har skjedd.") % {"name": milestone},
            undo=address("milestone_not_happened", milestone),
        )
    return redirect(milestone)


@require_POST
def milestone_not_happened(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    milestone = milestone_in(project_to_change(person, municipality, slug), number)
    if milestone.happened_on:
        milestone.undo_happen(by=person)
        tell(request, _("«%(name)s» venter igjen på å skje.") % {"name": milestone})
    return redirect(milestone)
