"""The contact log of a project, and how often its groups should hear from it."""

from copy import copy

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nabodialog.involvement.contacting import add_contact, remove_contact
from nabodialog.involvement.doors import contact_in
from nabodialog.involvement.forms.contacts import ContactForm, RhythmForm
from nabodialog.involvement.models import Contact, ContactRhythm
from nabodialog.involvement.scope import Scope
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change, project_to_read
from nabodialog.ui.answering import status_of, tell

from .answering import page

CONTACTS_PER_PAGE = 50


@require_safe
def contacts(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    logged = project.contacts.select_related("stakeholder", "by")
    group = request.GET.get("gruppe", "")
    if group.isdecimal() and len(group) < 10:
        logged = logged.filter(stakeholder=int(group))
    shown = Paginator(logged, CONTACTS_PER_PAGE).get_page(request.GET.get("side"))
    return page(request, "contacts", Scope.of(project), page=shown)


@require_safe
def contact(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    return page(request, "contact", Scope.of(project), contact=contact_in(project, number))


@require_http_methods(["GET", "HEAD", "POST"])
def contact_new(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person, today = signed_in(request), localdate()
    project = project_to_change(person, municipality, slug)
    scope, added = Scope.of(project), Contact(project=project, on=today)
    initial = {"stakeholder": request.GET.get("gruppe", "")}
    form = ContactForm(request.POST or None, instance=added, project=project, today=today, initial=initial)
    if form.is_valid():
        add_contact(form.instance, by=person)
        tell(request, _("Kontakten er ført."))
        return redirect(scope.url("contacts"))
    context = {"form": form, "title": _("Før en kontakt"), "back": scope.url("contacts")}
    return page(request, "contact_form", scope, status_of(form), **context)


@require_http_methods(["GET", "HEAD", "POST"])
def contact_edit(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = contact_in(project, number)
    form = ContactForm(request.POST or None, instance=copy(found), project=project, today=localdate())
    if form.is_valid() and form.keep_within(project, project.municipality, by=person):
        tell(request, _("«%(name)s» er lagret.") % {"name": form.instance})
        return redirect(found)
    context = {"form": form, "title": found.purpose, "contact": found, "back": found.get_absolute_url()}
    return page(request, "contact_form", Scope.of(project), form.status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def contact_removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = contact_in(project, number)
    if request.method == "POST":
        remove_contact(found, by=person)
        tell(request, _("«%(name)s» er fjernet.") % {"name": found})
        return redirect(Scope.of(project).url("contacts"))
    return page(request, "contact_removal", Scope.of(project), contact=found)


@require_http_methods(["GET", "HEAD", "POST"])
def contact_rhythm(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    rhythm = ContactRhythm.objects.filter(project=project).first() or ContactRhythm(project=project)
    form = RhythmForm(request.POST or None, instance=copy(rhythm))
    if form.is_valid():
        ContactRhythm.objects.get_or_create(project=project)
        form.instance.pk = ContactRhythm.objects.get(project=project).pk
        if form.keep_within(project, project.municipality, by=person):
            tell(request, _("Lagret. Vi minner dere på det etter %(weeks)s uker.") % {"weeks": form.instance.weeks})
            return redirect(Scope.of(project).url("stakeholders"))
    back = Scope.of(project).url("stakeholders")
    return page(request, "contact_rhythm", Scope.of(project), form.status, form=form, back=back)
