"""A project starts with a name. The rest is filled in step by step, in any order, whenever it is known."""

from copy import copy

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nabodialog.people.doors import municipality_to_start_in, signed_in
from nabodialog.people.models import Person
from nabodialog.projects.changing import told_elements
from nabodialog.projects.choosing import choose_elements
from nabodialog.projects.doors import project_to_change, project_to_lead, project_to_read
from nabodialog.projects.forms.about import NeighboursForm, PeopleForm, PhaseForm, PlaceForm
from nabodialog.projects.forms.choosing import ChoicesForm
from nabodialog.projects.forms.starting import NameForm, StartForm
from nabodialog.projects.guarding import look_through
from nabodialog.projects.models import Project
from nabodialog.projects.public import public_content
from nabodialog.projects.revising import RevisedForm
from nabodialog.ui.answering import status_of, tell

from .holding import project_held
from .steps import Step, after, steps_of


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_start_in(person, municipality)
    form = StartForm(request.POST or None, municipality=place)
    if form.is_valid() and (project := form.start(by=person)):
        tell(request, _("Prosjektet er i gang. Resten fyller dere inn når dere vil."))
        return redirect("projects:about_place", place.slug, project.slug)
    return render(request, "projects/start.html", {"municipality": place, "form": form}, status=status_of(form))


@require_safe
def about(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_read(person, municipality, slug)
    context = {
        "project": project,
        "can_change": project.can_be_changed_by(person),
        "can_lead": project.can_be_led_by(person),
        "phase": PhaseForm(instance=project).words_for(project.phase),
    }
    return render(request, "projects/about.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    form = NameForm(request.POST or None, instance=copy(project))
    if form.is_valid() and form.keep(project, by=person):
        tell(request, _("Navnet er lagret."))
        return redirect("projects:about", municipality, form.instance.slug)
    return render(request, "projects/about_name.html", {"project": project, "form": form}, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    form = PlaceForm(request.POST or None, instance=copy(project))
    if form.is_valid() and form.keep(project, by=person):
        warn_of_what_is_out(request, project)
        if form.asks_for_more:
            tell(request, _("Lagret. Nå kan du også fylle inn antall boliger."))
            return redirect(request.path)
        return on_from(Step.PLACE, request, project, person)
    return step_page(Step.PLACE, request, project, form, person)


def warn_of_what_is_out(request: HttpRequest, project: Project) -> None:
    """Homes that turn out to stand alone: then less may be said of them than neighbours read already."""
    project = Project.objects.select_related("publication", "municipality").get(pk=project.pk)
    shown = public_content(project)
    if shown and any(found.blocks for found in look_through(project, shown)):
        messages.warning(
            request, _("Siden som ligger ute, sier mer om boligen enn den kan. Rett den, og publiser på nytt.")
        )


@require_http_methods(["GET", "HEAD", "POST"])
def phase(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    form = PhaseForm(request.POST or None, instance=copy(project))
    if form.is_valid() and form.keep(project, by=person):
        return on_from(Step.PHASE, request, project, person)
    return step_page(Step.PHASE, request, project, form, person)


@require_http_methods(["GET", "HEAD", "POST"])
def elements(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    with project_held(request, project):
        own = project.elements.with_work()
        form = ChoicesForm(request.POST or None, project=project, elements=own, told=told_elements(project))
        if form.is_valid() and not form.stored_instead:
            choose_elements(form.choices(), by=person, today=localdate())
            return on_from(Step.ELEMENTS, request, project, person)
    context = {"project": project, "form": form, **steps_of(Step.ELEMENTS, project, person)}
    return render(request, "projects/start_elements.html", context, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
def neighbours(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    form = NeighboursForm(request.POST or None, instance=copy(project))
    if form.is_valid() and form.keep(project, by=person):
        return on_from(Step.NEIGHBOURS, request, project, person)
    return step_page(Step.NEIGHBOURS, request, project, form, person)


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_lead(person, municipality, slug)
    form = PeopleForm(request.POST or None, instance=copy(project), project=project)
    if form.is_valid() and form.keep(project, by=person):
        return on_from(Step.PEOPLE, request, project, person)
    return step_page(Step.PEOPLE, request, project, form, person)


def step_page(step: Step, request: HttpRequest, project: Project, form: RevisedForm, person: Person) -> HttpResponse:
    context = {"project": project, "form": form, **steps_of(step, project, person)}
    return render(request, f"projects/start_{step.name.lower()}.html", context, status=form.status)


def on_from(step: Step, request: HttpRequest, project: Project, person: Person) -> HttpResponse:
    """To the next step; to the overview where «Lagre og lukk» was pressed."""
    tell(request, _("Lagret."))
    if "close" in request.POST:
        return redirect("projects:about", project.municipality.slug, project.slug)
    return redirect(after(step, project, person))
