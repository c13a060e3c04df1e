"""Themes: what many talk about, with the answer that everyone can read; and sorting enquiries under them."""

from copy import copy
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.listening.counting import heard_in
from nabodialog.listening.forms.themes import SortingForm, ThemeForm
from nabodialog.listening.models import Theme
from nabodialog.listening.theming import add_theme, begin_themes, put_under, remove_theme
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_change, project_to_read
from nabodialog.projects.models import Project
from nabodialog.ui.answering import status_of, tell

from .answering import page

THEMES_PER_PAGE, SORTED_AT_ONCE = 50, 25


@require_safe
def themes(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_read(person, municipality, slug)
    total, by_theme = heard_in(project)
    shown = Paginator(project.themes.all(), THEMES_PER_PAGE).get_page(request.GET.get("side"))
    context: dict[str, Any] = {
        "page": shown,
        "themes": [(theme, by_theme.get(theme.pk)) for theme in shown],
        "total": total,
        "unsorted": by_theme.get(None),
        "can_change": project.can_be_changed_by(person),
    }
    return page(request, "themes", project, **context)


@require_POST
def themes_begin(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    begin_themes(project, by=person)
    tell(request, _("Temaene er lagt til. Gi dem andre navn, eller fjern dem dere ikke trenger."))
    return redirect("listening:themes", municipality, slug)


@require_http_methods(["GET", "HEAD", "POST"])
def theme_new(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    form = ThemeForm(request.POST or None, instance=Theme(project=project))
    if form.is_valid() and form.keep_by(partial(add_theme, form.instance, by=person)):
        tell(request, _("«%(name)s» er lagt til.") % {"name": form.instance})
        return redirect("listening:themes", municipality, slug)
    return theme_form(request, project, form, _("Nytt tema"), status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def theme(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = theme_in(project, number)
    form = ThemeForm(request.POST or None, instance=copy(found))
    if form.is_valid() and form.keep_within(project, project.municipality, by=person):
        tell(request, _("«%(name)s» er lagret.") % {"name": form.instance})
        return redirect("listening:themes", municipality, slug)
    return theme_form(request, project, form, found.name, form.status, theme=found)


@require_http_methods(["GET", "HEAD", "POST"])
def theme_removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    found = theme_in(project, number)
    if request.method == "POST":
        remove_theme(found, by=person)
        tell(request, _("Temaet er fjernet. Henvendelsene står som før."))
        return redirect("listening:themes", municipality, slug)
    return page(request, "theme_removal", project, theme=found)


@require_http_methods(["GET", "HEAD", "POST"])
def sorting(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_change(person, municipality, slug)
    unsorted = project.enquiries.filter(theme=None).order_by("-received_at", "-pk")
    shown = Paginator(unsorted, SORTED_AT_ONCE).get_page(request.GET.get("side"))
    form = SortingForm(request.POST or None, project=project, unsorted=unsorted, shown=shown)
    if form.is_valid():
        number = put_under(form.cleaned_data["enquiries"], form.cleaned_data["theme"])
        told = ngettext("%(number)s henvendelse er sortert.", "%(number)s henvendelser er sortert.", number)
        tell(request, told % {"number": number})
        return redirect("listening:sorting", municipality, slug)
    return page(request, "sorting", project, status_of(form), form=form, page=shown)


def theme_in(project: Project, number: int) -> Theme:
    """A theme of a project that a door has opened already."""
    found = get_object_or_404(project.themes.all(), pk=number)
    found.project = project
    return found


def theme_form(  # noqa: PLR0913  what stands on the page, and how it answers
    request: HttpRequest, project: Project, form: ThemeForm, title: str, status: int, *, theme: Theme | None = None
) -> HttpResponse:
    return page(request, "theme_form", project, status, form=form, title=title, theme=theme)
